"use strict";
/* The forms of links and of verdicts; what a value is decided with is in review.js. */

async function openLink(r) {
  await text(r.document);
  if (S.rows[S.at]?.key !== r.key) return;
  pointTo(...(r.mentions[0] || [null, null]));
  $("form-title").textContent = `${w("leads_to")}: ${r.target}`;
  const targets = el("select", { id: "link-target" }, el("option", { value: "" }, w("keep_target")));
  const names = new Map(S.documents.map((d) => [d.key, d.name]));
  for (const c of r.candidates) targets.append(el("option", { value: c.key, selected: c.key === r.chosen }, `★ ${names.get(c.key) || c.key}`));
  for (const d of S.documents) {
    if (d.document !== r.document && !r.candidates.some((c) => c.key === d.key)) targets.append(el("option", { value: d.key, selected: d.key === r.chosen }, d.name));
  }
  $("form").replaceChildren(...[
    el("p", {}, stateTag(r.state), ` ${w(r.status)} ${r.confidence == null ? "" : `· ${w("sure")} ${percent(r.confidence)}`}`),
    r.quote ? el("blockquote", {}, r.quote) : null,
    el("p", { class: "note" }, `${w("lower")}: ${r.name}`),
    el("p", { class: "note" }, `${w("higher")}: ${r.target}${r.target_path ? ` (${r.target_path})` : ` – ${w("not_at_hand")}`}`),
    r.reasons.length ? el("ul", { class: "plain note" }, r.reasons.map((x) => el("li", {}, x))) : null,
    r.candidates.length ? el("ul", { class: "plain note" }, r.candidates.map((c) => el("li", {}, `★ ${c.key}: ${c.reasons.join("; ")}`))) : null,
    el("div", { class: "row" }, el("label", { htmlFor: "link-relation" }, w("a_relation")), el("select", { id: "link-relation" },
      T.state.relations.map((x) => el("option", { value: x, selected: x === r.relation }, w(x))))),
    el("div", { class: "row flag" }, el("label", {}, el("input", { type: "checkbox", id: "link-parent", checked: r.is_parent }), w("is_parent"))),
    el("div", { class: "row" }, el("label", { htmlFor: "link-target" }, w("choose_target")), targets),
    noteRow(r.note),
    el("div", { class: "acts" }, button("confirm", "confirm", () => decide("confirm"), "main"), button("save", "correct", () => decide("correct")),
      button("reject", "reject", () => decide("reject"), "bad"), r.state === "open" ? null : button("undo", "undo", () => decide("undo"))),
    history(r.history),
  ].filter(Boolean));
}

function addLink() {
  const lower = S.rows[S.at]?.document ?? 0;
  const choose = (id, chosen) => el("select", { id }, T.state.documents.map((d, n) => el("option", { value: String(n), selected: n === chosen }, d)));
  S.adding = { form: [] };
  $("form-title").textContent = w("add_link");
  $("form").replaceChildren(
    el("p", { class: "note" }, w("add_link_help")),
    el("div", { class: "row" }, el("label", { htmlFor: "new-lower" }, w("lower")), choose("new-lower", Number(S.filters.links.document || lower))),
    el("div", { class: "row" }, el("label", { htmlFor: "new-higher" }, w("higher")), choose("new-higher", -1)),
    noteRow(""),
    el("div", { class: "acts" }, button("save-add", "add", () => send({
      action: "add", document: Number($("new-lower").value), other: Number($("new-higher").value),
    }), "main"), button("cancel", "cancel", () => open(S.at))));
}

/* ---- verdicts ----------------------------------------------------------------------------------- */

function openVerdict(r) {
  $("text-title").textContent = `${r.rule} · ${r.name}`;
  const side = (word, path, quotes) => el("div", {}, el("h3", {}, `${w(word)}: ${path}`), quotes.length ? quotes.map((q) => el("blockquote", {}, q)) : el("p", { class: "note" }, w("none")));
  $("compare").replaceChildren(
    el("p", {}, el("span", { class: `tag ${r.machine}` }, w(r.machine)), ` ${r.severity_word} · ${w("sure")} ${percent(r.confidence)}`),
    r.statement ? el("p", { class: "note" }, r.statement) : "",
    el("p", {}, r.message),
    el("div", { class: "sides" }, side("lower", r.name, r.child_quotes), r.parent ? side("higher", r.parent, r.parent_quotes) : el("div", {})));
  $("form-title").textContent = `${w("decision")}: ${r.rule}`;
  $("form").replaceChildren(...[
    el("p", {}, stateTag(r.state)),
    el("p", { class: "machine" }, `${w("machine")}: ${w(r.machine)}`),
    el("fieldset", {}, el("legend", {}, w("verdict_new")), T.state.verdicts.map((v) => el("label", {}, el("input", {
      type: "radio", name: "verdict", value: v, checked: v === r.verdict, id: `verdict-${v}`,
    }), w(v)))),
    noteRow(r.note),
    el("div", { class: "acts" }, button("confirm", "confirm", () => decide("confirm"), "main"), button("save", "correct", () => decide("correct")),
      r.state === "open" ? null : button("undo", "undo", () => decide("undo"))),
    history(r.history),
  ].filter(Boolean));
}

/* ---- keys, clicks, tabs --------------------------------------------------------------------------- */
