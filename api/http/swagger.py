"""The page /docs: Swagger UI from a Python package, nothing from any other host.

Invariant: the page loads only from this server, and its Content-Security-Policy makes
the browser see to that.
"""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response
from swagger_ui_bundle import swagger_ui_path

router = APIRouter(include_in_schema=False)
_FILES = Path(str(swagger_ui_path))
_ICON = "favicon-32x32.png"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PAGE = f"""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Chronicle: the interface</title>
<link rel="icon" href="docs/{_ICON}">
<link rel="stylesheet" href="docs/swagger-ui.css">
<div id="interface"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</html>
"""
# Without validatorUrl: null the page would show a badge from Swagger's own server.
_START = """\
SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#interface",
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
"""


@router.get("/docs")
async def page() -> Response:
    """The page; its addresses are relative, so that it works below a prefix too."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})


@router.get("/docs/start.js")
async def start() -> Response:
    """What starts Swagger UI on the page."""
    return Response(_START, media_type="text/javascript")


@router.get("/docs/swagger-ui.css")
async def style() -> Response:
    """The package's style sheet."""
    return FileResponse(_FILES / "swagger-ui.css", media_type="text/css")


@router.get("/docs/swagger-ui-bundle.js")
async def script() -> Response:
    """The package's script."""
    return FileResponse(_FILES / "swagger-ui-bundle.js", media_type="text/javascript")


@router.get(f"/docs/{_ICON}")
async def icon() -> Response:
    """The package's icon."""
    return FileResponse(_FILES / _ICON, media_type="image/png")
