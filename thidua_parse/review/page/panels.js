"use strict";
/* Small tools and the parts of the page. Text of documents is only ever put in as text. */

const T = { words: {}, state: null };

function w(word) { return word == null ? "" : (T.words[word] ?? word); }

function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value == null || value === false) continue;
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && key !== "list" && key !== "form") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child != null) made.append(child);
  return made;
}

const $ = (id) => document.getElementById(id);
const percent = (x) => (x == null ? "" : Math.round(x * 100) + "%");
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

async function get(path, query) {
  const asked = new URLSearchParams(Object.entries(query || {}).filter(([, v]) => v !== "" && v != null));
  return answer(await fetch(`${path}?${asked}`));
}
async function post(path, body) {
  return answer(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json", "X-Thidua": "1" }, body: JSON.stringify(body),
  }));
}
async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error || response.statusText);
  return body;
}

/* ---- the text, with marks ------------------------------------------------------------------- */

/* Offsets are code points; JavaScript counts UTF-16 units. */
function pieces(text, marks) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const m of marks) { cuts.add(Math.min(m.start, points.length)); cuts.add(Math.min(m.end, points.length)); }
  const at = [...cuts].sort((a, b) => a - b);
  const byLength = [...marks].sort((a, b) => (a.end - a.start) - (b.end - b.start));
  const found = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const mark = byLength.find((m) => m.start <= at[i] && m.end >= at[i + 1]);
    found.push({ start: at[i], end: at[i + 1], words: points.slice(at[i], at[i + 1]).join(""), mark });
  }
  return found;
}

function showText(data, extra) {
  const box = $("text");
  box.replaceChildren(...pieces(data.text, [...data.marks, ...(extra || [])]).map((p) => {
    const made = el(p.mark && p.mark.key ? "mark" : "span", {});
    made.dataset.start = p.start;
    if (p.mark) {
      made.className = p.mark.state || "here";
      if (p.mark.key) { made.dataset.key = p.mark.key; made.title = p.mark.label; }
    }
    made.textContent = p.words;
    return made;
  }));
}

function pointTo(start, end) {
  let first = null;
  for (const piece of $("text").children) {
    const at = Number(piece.dataset.start);
    const here = start != null && at >= start && at < end;
    piece.classList.toggle("here", here);
    if (here && !first) first = piece;
  }
  if (first) {
    const box = $("text"), a = first.getBoundingClientRect(), b = box.getBoundingClientRect();
    if (a.top < b.top + 20 || a.bottom > b.bottom - 20) box.scrollTop += a.top - b.top - box.clientHeight / 3;
  }
}

/* The selection in the text as [start, end, words], or null. */
function selected() {
  const s = window.getSelection();
  if (!s || s.isCollapsed || s.rangeCount === 0) return null;
  const range = s.getRangeAt(0);
  const from = offsetOf(range.startContainer, range.startOffset), to = offsetOf(range.endContainer, range.endOffset);
  if (from == null || to == null || to <= from) return null;
  return [from, to, range.toString()];
}
function offsetOf(node, offset) {
  const piece = (node.nodeType === 3 ? node.parentElement : node)?.closest?.("[data-start]");
  if (!piece || !$("text").contains(piece)) return null;
  const before = node.nodeType === 3 ? node.data.slice(0, offset) : offset ? piece.textContent : "";
  return Number(piece.dataset.start) + Array.from(before).length;
}

/* ---- forms ------------------------------------------------------------------------------------ */

function control(a, value, field) {
  const id = `a-${a.name}`;
  if (a.kind === "flag") {
    return el("div", { class: "row flag" }, el("label", {}, el("input", { type: "checkbox", id, checked: value === true }), w(`a_${a.name}`)));
  }
  let input;
  if (a.kind === "choice") {
    input = el("select", { id });
    if (a.optional || value == null) input.append(el("option", { value: "" }, ""));
    for (const c of a.choices) input.append(el("option", { value: c, selected: c === value }, field === "kind" ? c : w(c)));
    if (value != null && !a.choices.includes(value)) input.append(el("option", { value, selected: true }, String(value)));
  } else if (a.kind === "long") {
    input = el("textarea", { id, rows: 3 });
    input.value = value ?? "";
  } else {
    input = el("input", { id, autocomplete: "off" });
    input.value = value ?? "";
    if (a.kind === "date") input.placeholder = "2021-09-11, 11/9/2021, 9/2021";
  }
  return el("div", { class: "row" }, el("label", { htmlFor: id }, w(`a_${a.name}`)), input);
}

function read(form) {
  const values = {};
  for (const a of form) {
    const input = $(`a-${a.name}`);
    values[a.name] = a.kind === "flag" ? input.checked : input.value.trim() === "" ? null : input.value.trim();
    if (a.kind === "number" && values[a.name] != null) values[a.name] = values[a.name].replace(/\s/g, "");
  }
  return values;
}

/* What differs from what stood in the form: only that is sent, so that nothing else is judged by its form. */
function different(form, values, before) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => {
    const old = before[name] ?? (form.find((a) => a.name === name).kind === "flag" ? false : null);
    return value !== (typeof old === "number" ? String(old) : old);
  }));
}

/* The attribute that selected words go to, and how. */
function takeWords(form, words) {
  const main = ["raw", "agency", "text", "iso", "value", "name"].map((n) => form.find((a) => a.name === n)).find((a) => a && a.kind !== "number");
  if (!main) return;
  let value = oneLine(words);
  if (main.kind === "date") {
    const day = value.match(/(?:(\d{1,2})\D+)?(\d{1,2})\D+((?:19|20)\d\d)/);
    if (day) value = [day[1], day[2], day[3]].filter(Boolean).join("/");
  }
  $(`a-${main.name}`).value = value;
}

function noteRow(note) {
  const area = el("textarea", { id: "note", rows: 2, maxLength: 2000 });
  area.value = note || "";
  return el("div", { class: "row" }, el("label", { htmlFor: "note" }, w("note")), area);
}

function button(id, word, action, kind) {
  return el("button", { type: "button", id, class: kind, onclick: action }, w(word));
}

function history(lines) {
  if (!lines.length) return null;
  return el("details", {}, el("summary", {}, `${w("history")} (${lines.length})`), el("ul", { class: "plain note", id: "history" },
    lines.map((l) => {
      const to = Object.values(l.new).filter((v) => v != null && v !== "").map((v) => w(String(v))).join("; ");
      return el("li", {}, `${l.when.replace("T", " ").replace("Z", " UTC")} · ${l.who} · ${w("was_" + l.action)}${to ? ": " + to : ""}${l.note ? ` (${l.note})` : ""}`);
    })));
}

function stateTag(state) {
  return el("span", { class: `state ${state}`, id: "state" }, w(state === "open" ? "open" : "was_" + state));
}
