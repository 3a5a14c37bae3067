// Fetch a part of a page, put it in place, update the address. Without this script every link
// and form does the same by loading the page.
//
// [data-part]    an element that is replaced by the one with its id, where a response has one
// [data-swap]    a link whose page is put in place instead of being loaded
// [data-step]    a form whose changes ask that address for what differs; see instrument/step.py
// [data-clocks]  a link that follows the clocks of the page ("pinned": at its position;
//                "day": its day alone)
"use strict";

const root = document.documentElement;
root.classList.add("js");

const find = (id) => document.getElementById(id);
const ask = document.querySelector("form[data-step]");
const DAY = 864e5;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const spoken = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});

let shown = location.search.slice(1); // the query of what the page shows
let position = ask?.dataset.position; // and the position of the log that it shows
let wanted = null; // the last address asked for, while another is on its way
let busy = false;
const PAUSE = 60; // ms between two requests, so that no slide spends a client's allowance

// --- putting parts in place ---

// While a newer page is on its way, what is in the fields is newer than this response.
function keepFields(old, part) {
  for (const field of old.querySelectorAll("input")) {
    const same = field.id ? `#${field.id}` : `[name="${field.name}"][value="${field.value}"]`;
    const twin = part.querySelector(same);
    if (twin && field.type === "checkbox") twin.checked = field.checked;
    else if (twin) twin.value = field.value;
  }
}

function replace(part) {
  const old = find(part.id);
  if (!old || old.outerHTML === part.outerHTML) return;
  if (wanted) keepFields(old, part);
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const typing = focused && focused.matches("input[type=text], input[type=search]");
  const value = typing ? focused.value : null;
  old.replaceWith(part);
  if (!focused || !focused.id || !find(focused.id)) return;
  const again = find(focused.id);
  if (typing) again.value = value;
  again.focus({ preventScroll: true });
}

function patchRows(patch) {
  const body = find("rows");
  const rows = [...patch.tBodies[0].rows];
  if ("whole" in patch.dataset) body.replaceChildren();
  body.querySelector(".empty")?.remove();
  for (const party of patch.dataset.gone.split(" ")) if (party) find(`p-${party}`)?.remove();
  let place = -1;
  const places = rows.map((row) => (place = Number(row.dataset.at ?? place + 1)));
  for (const row of rows) {
    const old = row.id && find(row.id);
    if (!old) continue;
    complete(row, old);
    old.remove();
  }
  rows.forEach((row, n) => row.id && body.insertBefore(row, body.rows[places[n]] ?? null));
  rows.forEach((row, n) => {
    if (row.id || row.matches(".empty")) return;
    const old = body.rows[places[n]];
    complete(row, old);
    row.id = old.id;
    old.replaceWith(row);
  });
  body.append(...rows.filter((row) => row.matches(".empty")));
}

// What a row has already does not come again: its name and kind, its shape, a date given twice.
function complete(row, old) {
  if (row.cells[0].tagName !== "TD") return;
  if (row.cells.length === 3) row.cells[1].after(row.cells[1].cloneNode(true));
  row.prepend(...[...old.cells].slice(0, 2));
  if (old.dataset.shape) row.dataset.shape = old.dataset.shape;
}

function patchMap(patch) {
  for (const change of patch.dataset.looks.split(" ")) {
    const [shape, look] = change.split(":");
    if (shape) find(`m-${shape}`)?.setAttribute("class", look);
  }
}

function followClocks({ validOn, knownAt, position }) {
  for (const link of document.querySelectorAll("[data-clocks]")) {
    const url = new URL(link.getAttribute("href"), location.href);
    const known = link.dataset.clocks === "pinned" ? position : knownAt;
    url.searchParams.set("valid_on", validOn);
    if (link.dataset.clocks !== "day") {
      if (known) url.searchParams.set("known_at", known);
      else url.searchParams.delete("known_at");
    }
    link.setAttribute("href", url.pathname + url.search);
  }
}

function put(html) {
  const response = new DOMParser().parseFromString(html, "text/html");
  const patch = response.getElementById("patch");
  if (patch) {
    patchRows(patch);
    patchMap(patch);
  }
  for (const part of response.querySelectorAll("[id]")) {
    if (part.matches("[data-part]") || part.matches("#colophon, b[id]")) replace(part);
  }
  if (!patch) return;
  position = patch.dataset.position;
  followClocks(patch.dataset);
}

// --- going somewhere: one request at a time, and the last one asked for wins ---

async function go(address, how) {
  wanted = { address, how };
  if (busy) return;
  busy = true;
  root.classList.add("busy");
  while (wanted) {
    const { address, how } = wanted;
    wanted = null;
    const query = new URL(address, location.href).search.slice(1);
    if (query === shown) continue;
    const pinned = new URLSearchParams(shown);
    pinned.set("known_at", position);
    const parameters = new URLSearchParams({ query, shown: pinned });
    try {
      const response = await fetch(`${ask.dataset.step}?${parameters}`, {
        headers: { Accept: "text/html" },
      });
      if (!response.ok) throw new Error(response.status);
      put(await response.text());
    } catch {
      location.assign(address); // the page itself says what is wrong
      return;
    }
    shown = query;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    if (wanted) await new Promise((resume) => setTimeout(resume, PAUSE));
  }
  busy = false;
  root.classList.remove("busy");
}

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(ask)) if (value) query.append(name, value);
  if (query.get("sort") === "name") query.delete("sort");
  if (query.get("order") === "ascending") query.delete("order");
  const text = query.toString();
  return text ? `${ask.getAttribute("action")}?${text}` : ask.getAttribute("action");
}

// --- the sliders ---

function slideTo(day) {
  find("day").value = day;
  find("day").setAttribute("aria-valuetext", spoken.format(day * DAY));
  find("valid-on").value = iso(day);
}

let playing = null;

function stop() {
  clearTimeout(playing);
  playing = null;
  find("play").setAttribute("aria-pressed", "false");
  find("play").textContent = "Play";
}

function play() {
  const stops = find("day").dataset.stops.split(" ").map(Number);
  const ends = [Number(find("day").min), ...stops];
  const here = Number(find("day").value);
  const next = ends.find((day) => day > here);
  slideTo(next ?? ends[0]);
  go(address());
  if (ends.some((day) => day > Number(find("day").value))) playing = setTimeout(play, 900);
  else stop();
}

function listen() {
  document.addEventListener("input", ({ target }) => {
    if (target.form !== ask) return;
    if (target.id !== "day" && playing) stop();
    if (target.id === "day") {
      if (playing) stop();
      slideTo(Number(target.value));
    } else if (target.id === "position") {
      find("known-at").value = target.dataset.stops.split(" ")[target.value];
      target.setAttribute("aria-valuetext", `position ${find("known-at").value}`);
    } else if (target.id === "valid-on") {
      if (!target.validity.valid) return;
      find("day").value = Date.parse(target.value) / DAY;
    } else if (target.id === "known-at") {
      return; // half a moment means nothing: wait for the end of it
    }
    go(address());
  });
  document.addEventListener("change", ({ target }) => {
    if (target.id === "known-at") go(address());
  });
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    go(address(), "push");
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)) {
      event.preventDefault();
      follow(new URL(link.href));
    }
    if (event.target.id === "play") {
      if (playing) stop();
      else {
        find("play").setAttribute("aria-pressed", "true");
        find("play").textContent = "Pause";
        play();
      }
    }
  });
  addEventListener("popstate", () => location.reload());
}

// A link says what to change of the page that it stands on. What was chosen or typed since that
// page was shown stays, so while a newer one is on its way the form decides where to go.
function follow(url) {
  const given = url.searchParams;
  const before = new URLSearchParams(shown);
  const changes = (name) => given.get(name) !== before.get(name);
  for (const [name, usual] of [["sort", "name"], ["order", "ascending"], ["known_at", ""]]) {
    if (changes(name)) ask.elements[name].value = given.get(name) ?? usual;
  }
  if (changes("valid_on") && given.get("valid_on")) slideTo(Date.parse(given.get("valid_on")) / DAY);
  go(busy ? address() : url.pathname + url.search, "push");
}

// --- reading the map ---

// What is known of a shape whose row is on another page of the table.
function elsewhere(shape) {
  const { name } = find(`m-${shape}`).dataset;
  const look = document.querySelector(`.choice .look.${find(`m-${shape}`).getAttribute("class")}`);
  return name && look ? `${name}: ${look.textContent}` : "";
}

function read(shape) {
  const row = shape && document.querySelector(`tr[data-shape="${shape}"]`);
  const cell = (name) => row.querySelector(name).textContent.trim();
  const said = row ? `${cell("th")}: ${cell(".standing")}` : shape ? elsewhere(shape) : "";
  find("map-reading").textContent = said;
  document.querySelector("tr.pointed")?.classList.remove("pointed");
  row?.classList.add("pointed");
  return row;
}

function readMap() {
  const shapeAt = ({ target }) => target.closest("use")?.id.slice(2);
  find("shapes").addEventListener("pointerover", (event) => read(shapeAt(event)));
  find("shapes").addEventListener("pointerleave", () => read(null));
  find("shapes").addEventListener("click", (event) => {
    read(shapeAt(event))?.scrollIntoView({ block: "center" });
  });
}

if (ask) {
  listen();
  readMap();
}

// --- keys of the review: [data-key] names one; nothing while somebody types ---

if (document.querySelector("[data-keys]")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select")) return;
    const aim = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!aim) return;
    event.preventDefault();
    if (aim.matches("input")) aim.select();
    else aim.click();
  });
  document.addEventListener("submit", ({ target }) => {
    for (const button of target.querySelectorAll("button")) button.disabled = true;
  });
}
