"use strict";
/* The review: one queue, one document, one form; keys j k c e r u n. */

const S = {
  tab: "values", rows: [], total: 0, at: -1, filters: { values: {}, links: {}, verdicts: {} }, text: null, textOf: null,
  value: null, span: null, documents: [], adding: null,
};
const PATHS = { values: "/api/queue", links: "/api/links", verdicts: "/api/verdicts" };
const POSTS = { values: "/api/value", links: "/api/link", verdicts: "/api/verdict" };
const me = () => localStorage.getItem("thidua-who") || "";

async function begin() {
  T.state = await get("/api/start");
  T.words = T.state.words;
  for (const tab of ["values", "links", "verdicts"]) $(`tab-${tab}`).textContent = w(`tab_${tab}`);
  $("queue-title").textContent = w("queue");
  $("text-title").textContent = w("text");
  $("form-title").textContent = w("decision");
  $("keys").textContent = w("keys");
  $("more").textContent = w("more");
  $("who-change").textContent = w("who_change");
  $("ask-label").textContent = w("who_ask");
  $("ask-save").textContent = w("who_save");
  notices();
  showMe();
  progress(T.state.progress);
  filters();
  await load();
  if (!me()) $("ask").showModal();
}

function notices() {
  const lines = T.state.again.map((a) => el("p", {}, `${w("again")}: ${a.path} · ${a.field} · ${a.value} – ${a.reason} (${a.who}, ${a.when.slice(0, 10)})`));
  if (T.state.damaged.length) lines.push(el("p", {}, `${w("damaged")}: ${T.state.damaged.join(", ")}`));
  $("notices").replaceChildren(...lines);
}

function showMe() { $("who").textContent = me() ? `${w("who")}: ${me()}` : ""; }

function progress(p) {
  $("progress").textContent = p.text;
  $("bar").max = Math.max(p.of, 1);
  $("bar").value = p.done;
  T.state.progress = p;
}

function say(text, bad) {
  $("message").textContent = text;
  $("message").classList.toggle("bad", Boolean(bad));
}

/* ---- queue -------------------------------------------------------------------------------------- */

function filters() {
  const now = S.filters[S.tab];
  const choose = (name, word, options, wide) => el("label", { class: wide ? "wide" : "" }, w(word),
    el("select", { id: `filter-${name}`, onchange: (e) => { now[name] = e.target.value; S.at = -1; load(); } },
      options.map(([value, text]) => el("option", { value, selected: (now[name] ?? "") === value }, text))));
  const all = ["", w("all")];
  const parts = [choose("document", "document", [all, ...T.state.documents.map((d, n) => [String(n), d])], true)];
  if (S.tab === "values") parts.push(choose("field", "field", [all, ...T.state.fields.map((f) => [f, w("f_" + f)])]));
  if (S.tab === "verdicts") parts.push(choose("verdict", "verdict", [all, ...T.state.verdicts.filter((v) => v !== "not_applicable").map((v) => [v, w(v)])]));
  parts.push(choose("state", "state", [all, ["open", w("open")], ["done", w("done")]]));
  if (S.tab === "values") parts.push(button("add-value", "add_missing", startAdding, "wide"));
  if (S.tab === "links") parts.push(button("add-link", "add_link", addLink, "wide"));
  $("filters").replaceChildren(...parts);
}

async function load(more) {
  try {
    if (!more && S.tab !== "values") say(w("working"));
    const offset = more ? S.rows.length : 0;
    const got = await get(PATHS[S.tab], { ...S.filters[S.tab], offset: offset || "" });
    if (S.tab !== "values") say("");
    S.rows = more ? [...S.rows, ...got.rows] : got.rows;
    S.total = got.total;
    if (S.tab === "links" && !more) S.documents = got.documents;
    progress(got.progress);
    draw();
    stale(got.progress.stale);
    if (!more) await open(S.rows.length ? Math.max(0, Math.min(S.at, S.rows.length - 1)) : -1);
  } catch (error) { say(`${error.message}`, true); }
}

function stale(is) {
  $("stale")?.remove();
  if (is && S.tab !== "values") {
    $("left").insertBefore(el("p", { id: "stale", class: "note" }, w("stale") + " ", button("recheck", "recheck", async () => {
      say(w("working"));
      await post("/api/recheck", {});
      await load();
    })), $("queue"));
  }
}

function draw() {
  $("queue").replaceChildren(...S.rows.map((r, n) => el("li", {}, el("button", {
    type: "button", class: r.state, "data-key": r.key, "aria-current": n === S.at ? "true" : "false", onclick: () => open(n),
  }, ...line(r)))));
  $("more").hidden = S.rows.length >= S.total;
  $("queue-title").textContent = `${w("queue")} (${S.total})`;
}

function line(r) {
  const head = (left, right) => el("span", { class: "head" }, el("span", {}, left), el("span", {}, right));
  const foot = el("span", { class: "foot" }, r.name);
  const mark = { open: "", confirm: "✓", correct: "✎", reject: "✗", add: "＋" }[r.state];
  if (S.tab === "values") {
    const text = r.whole ? `${w(r.field === "sections" ? "outline_ask" : "whole")} (${r.shown})` : r.shown ?? w("none");
    return [head(`${mark} ${r.label}`, percent(r.confidence)), el("span", { class: "value" }, text), foot];
  }
  if (S.tab === "links") return [head(`${mark} ${w(r.relation)}${r.is_parent ? " ▲" : ""}`, percent(r.confidence)), el("span", { class: "value" }, r.target), foot];
  return [head(`${mark} ${r.rule}`, w(r.verdict)), el("span", { class: "value" }, r.message),
    el("span", { class: "foot" }, r.parent ? `${r.name} → ${r.parent.split("/").pop()}` : r.name)];
}

async function open(n) {
  S.at = n;
  S.span = null;
  S.adding = null;
  $("form").dataset.key = "";  // until the form is that of this row, nothing can be decided
  for (const [i, b] of [...$("queue").querySelectorAll("button")].entries()) b.setAttribute("aria-current", i === n ? "true" : "false");
  const row = S.rows[n];
  if (!row) { $("form").replaceChildren(el("p", { class: "note" }, w("nothing"))); return; }
  $("queue").querySelectorAll("button")[n].scrollIntoView({ block: "nearest" });
  $("compare").hidden = S.tab !== "verdicts";
  $("text").hidden = S.tab === "verdicts";
  if (S.tab === "values") await openValue(row.key);
  else if (S.tab === "links") await openLink(row);
  else openVerdict(row);
  if (S.at === n && S.rows[n]?.key === row.key) $("form").dataset.key = row.key;
}

async function text(number, again) {
  if (S.textOf === number && !again) return;
  const got = await get("/api/text", { document: number });
  S.text = got;
  S.textOf = number;
  showText(S.text);
  $("text-title").textContent = S.text.path;
}

/* ---- values ------------------------------------------------------------------------------------- */

async function openValue(key) {
  const v = await get("/api/value", { key });
  if (S.rows[S.at]?.key !== key) return;  // another row was opened meanwhile
  await text(v.document);
  if (S.rows[S.at]?.key !== key) return;
  S.value = v;
  pointTo(...(v.place || [null, null]));
  $("form-title").textContent = v.label;
  const parts = [el("p", {}, stateTag(v.state), v.confidence == null ? "" : ` ${w("sure")} ${percent(v.confidence)}`)];
  if (v.whole) {
    parts.push(el("p", {}, v.outline.length ? w("outline_help") : `${w("whole")} ${w("whole_help")}`));
    if (v.outline.length) parts.push(outline(v));
    parts.push(noteRow(v.note), el("div", { class: "acts" }, button("confirm", "confirm", () => decide("confirm"), "main"),
      v.state === "open" ? null : button("undo", "undo", () => decide("undo")),
      v.outline.length ? null : button("add-one", "add", () => startAdding(v.field))), history(v.history));
  } else {
    if (v.state !== "open" && !v.added) parts.push(el("p", { class: "machine" }, `${w("machine")}: ${v.machine_shown ?? w("none")}`));
    if (v.candidates.length) parts.push(el("p", { class: "note" }, `${w("candidates")}: ${v.candidates.join("; ")}`));
    const values = v.state === "reject" ? v.machine : v.values;
    parts.push(...v.form.map((a) => control(a, values[a.name], v.field)), spanRow(), noteRow(v.note),
      el("div", { class: "acts" },
        button("confirm", "confirm", () => decide("confirm"), "main"), button("save", "correct", () => decide("correct")),
        button("reject", "reject", () => decide("reject"), "bad"), v.state === "open" ? null : button("undo", "undo", () => decide("undo"))),
      v.machine_shown == null ? null : el("p", { class: "note" }, T.state.lists.includes(v.field) ? "" : w("reject_single")), history(v.history));
  }
  $("form").replaceChildren(...parts.filter(Boolean));
}

/* The outline: a click on a heading opens its form; the selected words can become a heading. */
function outline(v) {
  const rows = v.outline.map((h) => {
    const mark = { open: "", confirm: "✓", correct: "✎", reject: "✗", add: "＋" }[h.state];
    const name = h.values.title ? [mark, h.values.label, h.values.title].filter(Boolean).join(" ") : `${mark} ${h.words}`;
    return el("li", { class: h.state }, el("button", {
      type: "button", class: `heading l${Math.min(h.values.level, 6)}`, "data-subject": h.subject,
      title: h.gone ? w("heading_gone") : null, onclick: () => openHeading(v, h),
    }, h.gone ? el("s", {}, name) : name));
  });
  return el("div", {}, el("ul", { class: "plain", id: "outline" }, rows),
    el("p", { class: "note" }, button("heading-split", "heading_split", () => {
      if (S.selection) sendHeading(v, { action: "add", span: [S.selection[0], S.selection[1]] });
    }), " ", w("heading_help")));
}

function openHeading(v, h) {
  showText(S.text, [{ start: h.place[0], end: h.place[1] }]);
  pointTo(...h.place);
  $("heading-form")?.remove();
  const values = { ...h.values };
  const box = el("fieldset", { id: "heading-form" }, el("legend", {}, w("heading_edit")),
    ...v.heading.map((a) => control(a, values[a.name], v.field)),
    el("div", { class: "acts" },
      button("heading-save", "correct", () => sendHeading(v, {
        action: "correct", subject: h.subject, new: different(v.heading, read(v.heading), values),
      }), "main"),
      h.gone ? null : button("heading-join", "heading_join", () => sendHeading(v, { action: "reject", subject: h.subject }), "bad"),
      h.state === "open" ? null : button("heading-undo", "undo", () => sendHeading(v, { action: "undo", subject: h.subject })),
      button("heading-cancel", "cancel", () => box.remove())));
  const row = [...$("outline").querySelectorAll("button")].find((b) => b.dataset.subject === h.subject);
  row.parentElement.append(box);
  $("a-title").focus();
}

async function sendHeading(v, body) {
  if (!me()) { $("ask").showModal(); return; }
  if (S.sending) return;
  S.sending = true;
  try {
    const got = await post("/api/outline", { ...body, document: v.document, who: me(), note: $("note")?.value || null });
    progress(got.progress);
    await openValue(got.key);
    say(`✓ ${w("saved")}: ${w(`was_${body.action}`)}`);
  } catch (error) { say(`${w("failed")}: ${error.message}`, true); } finally { S.sending = false; }
}

function spanRow() {
  return el("p", { class: "note" }, button("use-span", "span_use", useSelection), " ", el("span", { id: "span" }, w("span_help")));
}

function useSelection() {
  const chosen = S.selection;
  if (!chosen) return;
  S.span = [chosen[0], chosen[1]];
  takeWords(S.adding ? S.adding.form : S.value.form, chosen[2]);
  $("span").textContent = `${w("span_set")}: “${oneLine(chosen[2]).slice(0, 120)}”`;
}

async function startAdding(field) {
  const chosen = typeof field === "string" ? field : S.value && T.state.lists.includes(S.value.field) ? S.value.field : T.state.lists[0];
  const documentNumber = S.filters.values.document || S.textOf;
  if (documentNumber == null) return;
  await text(Number(documentNumber));
  S.adding = await get("/api/form", { field: chosen });
  S.span = null;
  $("form-title").textContent = w("add_missing");
  $("form").replaceChildren(
    el("div", { class: "row" }, el("label", { htmlFor: "add-field" }, w("field")), el("select", { id: "add-field", onchange: (e) => startAdding(e.target.value) },
      T.state.lists.map((f) => el("option", { value: f, selected: f === chosen }, w("f_" + f))))),
    ...S.adding.form.map((a) => control(a, null, chosen)), spanRow(), noteRow(""),
    el("div", { class: "acts" }, button("save-add", "add", () => send({
      action: "add", document: S.textOf, field: chosen, span: S.span,
      new: Object.fromEntries(Object.entries(read(S.adding.form)).filter(([, v]) => v != null)),
    }), "main"), button("cancel", "cancel", () => open(S.at))));
}

function decide(action) {
  if (S.adding || !S.rows[S.at]) return;
  const row = S.rows[S.at], body = { action, key: row.key };
  if ($("form").dataset.key !== row.key) return;
  if (S.tab === "values") {
    const v = S.value;
    if (v.whole && (action === "correct" || action === "reject")) return;
    if (action === "correct") {
      body.new = { ...kept(v), ...different(v.form, read(v.form), v.state === "reject" ? v.machine : v.values) };
      body.span = S.span;
    }
  }
  if (S.tab === "links" && action === "correct") {
    body.new = { relation: $("link-relation").value, is_parent: $("link-parent").checked };
    if ($("link-target").value) body.new.target_key = $("link-target").value;
  }
  if (S.tab === "verdicts" && action === "reject") { $("note").focus(); return; }
  if (S.tab === "verdicts" && action === "correct") {
    body.new = { verdict: document.querySelector("input[name=verdict]:checked")?.value };
    if (!$("note").value.trim()) { say(w("reason_needed"), true); $("note").focus(); return; }
  }
  send(body);
}

/* A correction replaces the one before it: what that changed stays changed. */
function kept(v) {
  if (v.state !== "correct" && v.state !== "add") return {};
  return Object.fromEntries(Object.entries(v.values).filter(([k, x]) => v.added || x !== v.machine[k]));
}

async function send(body) {
  if (!me()) { $("ask").showModal(); return; }
  if (S.sending) return;
  S.sending = true;
  try {
    const got = await post(POSTS[S.tab], { ...body, who: me(), note: $("note")?.value || null });
    if (S.tab === "values") progress(got.progress);
    const next = body.action === "undo" || body.action === "add" ? S.at : S.at + 1;
    await after(got.key, next, body.action);
    say(`✓ ${w("saved")}: ${w(body.action === "undo" ? "was_undo" : "was_" + body.action)}`);
  } catch (error) { say(`${w("failed")}: ${error.message}`, true); } finally { S.sending = false; }
}

/* The queue again as far as it was shown, the next entry open. */
async function after(key, next, action) {
  const shown = S.rows.length, place = $("queue").scrollTop;
  if (S.tab === "values" && action !== "add") {
    try {
      const v = await get("/api/value", { key });
      const row = S.rows.findIndex((r) => r.key === key);
      if (row >= 0) S.rows[row] = v;
    } catch { S.rows = S.rows.filter((r) => r.key !== key); S.total -= 1; }
    draw();
  } else {
    let rows = [];
    do {
      const got = await get(PATHS[S.tab], { ...S.filters[S.tab], offset: rows.length || "" });
      rows = [...rows, ...got.rows];
      S.total = got.total;
      progress(got.progress);
      stale(got.progress.stale);
      if (!got.rows.length) break;
    } while (rows.length < shown && rows.length < S.total);
    S.rows = rows;
    draw();
  }
  $("queue").scrollTop = place;
  if (S.tab === "values") await text(S.textOf, true);
  await goTo(next);
}

/* Open an entry by its place; more of the queue is fetched where it ends. */
async function goTo(n) {
  if (n >= S.rows.length && S.rows.length < S.total) await load(true);
  await open(Math.max(0, Math.min(n, S.rows.length - 1)));
}

/* ---- links -------------------------------------------------------------------------------------- */

function choose(tab) {
  S.tab = tab;
  S.at = -1;
  for (const b of $("tabs").children) {
    const on = b.dataset.tab === tab;
    b.setAttribute("aria-selected", String(on));
    b.tabIndex = on ? 0 : -1;
  }
  S.rows = [];
  draw();
  filters();
  load();
}

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey && e.key === "Enter" && e.target.closest("#form")) { $("save-add") ? $("save-add").click() : $("save")?.click(); return; }
  if (e.key === "Enter" && e.target.matches("#form input:not([type])")) { $("save-add") ? $("save-add").click() : $("save")?.click(); return; }
  if (e.key === "Escape" && e.target.matches("input, textarea, select")) { e.target.blur(); return; }
  if (e.ctrlKey || e.altKey || e.metaKey || $("ask").open || e.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) return;
  const press = (id) => { e.preventDefault(); $(id)?.click(); };
  if (e.key === "j" && S.at + 1 < S.total) goTo(S.at + 1);
  else if (e.key === "k" && S.at > 0) open(S.at - 1);
  else if (e.key === "c") press("confirm");
  else if (e.key === "r") press("reject");
  else if (e.key === "u") press("undo");
  else if (e.key === "e") { e.preventDefault(); $("form").querySelector("input, textarea, select")?.focus(); }
  else if (e.key === "n") { e.preventDefault(); $("note")?.focus(); }
});

document.addEventListener("selectionchange", () => {
  const now = selected();
  if (now) S.selection = now;
});

$("text").addEventListener("click", async (e) => {
  const key = e.target.closest("mark")?.dataset.key;
  if (!key || S.tab !== "values" || selected() || S.adding) return;
  const find = () => S.rows.findIndex((r) => r.key === key);
  if (find() < 0) {  // not among the entries shown: those of this document
    S.filters.values = { document: String(S.textOf) };
    filters();
    await load();
    while (find() < 0 && S.rows.length < S.total) await load(true);
  }
  if (find() >= 0) await open(find());
});

$("tabs").addEventListener("click", (e) => { if (e.target.dataset.tab) choose(e.target.dataset.tab); });
$("tabs").addEventListener("keydown", (e) => {
  if (e.key !== "ArrowRight" && e.key !== "ArrowLeft") return;
  const all = [...$("tabs").children], at = all.findIndex((b) => b.dataset.tab === S.tab);
  const next = all[(at + (e.key === "ArrowRight" ? 1 : all.length - 1)) % all.length];
  next.focus();
  choose(next.dataset.tab);
});
$("more").addEventListener("click", () => load(true));
$("who-change").addEventListener("click", () => { $("ask-name").value = me(); $("ask").showModal(); });
$("ask-form").addEventListener("submit", () => {
  localStorage.setItem("thidua-who", $("ask-name").value.trim());
  showMe();
});
$("filters").addEventListener("submit", (e) => e.preventDefault());

begin().catch((error) => say(error.message, true));
