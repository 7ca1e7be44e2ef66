/* The drawing: looks, places, what is folded and chosen. */
/* ---- looks -------------------------------------------------------------------------------- */
var LOOK = {
  fail: ["#fde2e4", "#b3261e", "✗"], partial: ["#fff0d6", "#a66200", "◐"],
  undecidable: ["#ece4f7", "#6741a5", "?"], pass: ["#d9f2e3", "#1b7f4b", "✓"],
  not_applicable: ["#eef1f4", "#6b7783", ""], unchecked: ["#ffffff", "#6b7783", ""],
  at_hand: ["#e3f0ff", "#1f6fb2", ""], inferred: ["#fff3c4", "#a67c00", "≈"],
  orphan: ["#fde9dc", "#b3560a", "○"], replaced: ["#fde2e4", "#8c1d18", "⊘"], stub: ["#f1f4f8", "#6b7783", ""],
  central: ["#dfe7f1", "#1f3a5f", ""], province: ["#e3f0ff", "#1f6fb2", ""],
  district: ["#fdeadb", "#b3560a", ""], commune: ["#ddf3e6", "#1b7f4b", ""],
  unit: ["#ece4f7", "#6741a5", ""], level_unknown: ["#ffffff", "#6b7783", ""]
};
var CODES = {
  verdict: ["fail", "partial", "undecidable", "pass", "not_applicable", "unchecked"],
  status: ["at_hand", "replaced", "inferred", "orphan", "stub"],
  level: ["central", "province", "district", "commune", "unit", "level_unknown"]
};
function code(d) {
  var by = $("colour").value, x = docs[d];
  if (by === "verdict") return x.v || "unchecked";
  if (by === "level") return x.l || "level_unknown";
  return x.r ? "replaced" : !x.h ? "stub" : x.st ? "inferred" : x.o ? "orphan" : "at_hand";
}
function looks(d) {
  var c = LOOK[code(d)], x = docs[d], hidden = kids[d].length && !open.has(d);
  var third = [x.d, hidden ? "▸ " + kids[d].length : ""].filter(Boolean).join("   ");
  var first = (c[2] ? c[2] + " " : "") + cut(x.n, 32);
  return {
    fill: c[0], line: c[1],
    label: [first, cut(x.i || "", 35), third].filter(Boolean).join("\n")
  };
}
var STYLE = [
  { selector: "node", style: {
    shape: "round-rectangle", width: size.width, height: size.height, "background-color": "data(fill)",
    "border-color": "data(line)", "border-width": 1.5, "z-index": 3, "z-index-compare": "manual", label: "data(label)", "text-wrap": "wrap",
    "text-valign": "center", "text-halign": "center", "font-size": 12, "line-height": 1.2, color: "#1c2733",
    "font-family": "Segoe UI, Noto Sans, Arial, sans-serif", "min-zoomed-font-size": 5, "text-max-width": 1000 } },
  { selector: "node.far", style: { "background-color": "data(line)" } },
  { selector: "node.frame", style: {
    width: "data(w)", height: "data(h)", label: "", "background-color": "#f4f7fa", "border-width": 1,
    "border-color": "#d7dee6", events: "no", "z-index": 0, "z-index-compare": "manual" } },
  { selector: "node.stub", style: { "border-style": "dashed", color: "#4a5866" } },
  { selector: "node.more", style: { "border-width": 3 } },
  { selector: "edge", style: {
    "z-index": 1, "z-index-compare": "manual", width: 1.3, "line-color": "#8fa3b8", "curve-style": "taxi", "taxi-direction": "rightward",
    "taxi-turn": "24px", "source-endpoint": "90deg", "target-endpoint": "270deg" } },
  { selector: "edge.many", style: { "curve-style": "haystack", "line-color": "#c3ccd6", width: 1 } },
  { selector: "edge.second", style: { "curve-style": "bezier", opacity: 0.45, "line-color": "#b7a4d6", "source-endpoint": "outside-to-node", "target-endpoint": "outside-to-node" } },
  { selector: "edge.inferred", style: { "line-style": "dashed" } },
  { selector: "edge.ambiguous", style: { "line-style": "dotted", width: 2 } },
  { selector: "edge.other", style: {
    "curve-style": "bezier", "line-color": "#d39b5f", "line-style": "dashed", width: 1,
    "target-arrow-shape": "vee", "target-arrow-color": "#d39b5f", "source-endpoint": "outside-to-node", "target-endpoint": "outside-to-node" } },
  { selector: "edge.inner", style: { opacity: 0 } },
  { selector: "edge.near", style: { "line-color": "#1f3a5f", width: 2.6, opacity: 1, "z-index": 2 } },
  { selector: "node:selected", style: { "border-width": 4, "border-color": "#0b57d0", "z-index": 9 } }
];
var cy = window.cytoscape({
  container: $("canvas"), elements: [], style: STYLE, layout: { name: "preset" }, minZoom: 0.01,
  maxZoom: 3, boxSelectionEnabled: false, selectionType: "single", hideEdgesOnViewport: N > 1500,
  textureOnViewport: N > 1500, pixelRatio: N > 2500 ? 1 : "auto"
});

/* ---- drawing ------------------------------------------------------------------------------ */
var selected = -1, order = [], far = false;
cy.on("zoom", function () {  // from afar only colours can be told: strong ones then
  if (cy.zoom() < 0.22 === far) return;
  far = !far;
  cy.batch(function () { cy.nodes(".doc").toggleClass("far", far); });
});
function id(d) { return "d" + d; }
function isOther(l) { return !l.m; }
function refresh(anchor) {
  var before = anchor != null && cy.getElementById(id(anchor));
  before = before && before.length ? Object.assign({}, before.renderedPosition()) : null;
  order = visible();
  var shown = new Set(order), have = new Set(), add = [], others = $("others").checked, many = order.length > 1200;
  cy.startBatch();
  cy.remove(cy.nodes().filter(function (n) { return !shown.has(n.data("d")); }));  // frames too
  cy.edges().forEach(function (e) { have.add(e.data("j")); });
  order.forEach(function (d) {
    var l = looks(d), n = cy.getElementById(id(d)), more = kids[d].length && !open.has(d);
    if (n.length) { n.data(l); n.toggleClass("more", !!more); return; }
    add.push({ group: "nodes", data: Object.assign({ id: id(d), d: d }, l),
      classes: "doc " + (docs[d].h ? "" : "stub ") + (more ? "more " : "") + (far ? "far" : "") });
  });
  links.forEach(function (l, j) {
    if (have.has(j) || !shown.has(l.a) || !shown.has(l.b) || (isOther(l) && !others)) return;
    var home = docs[l.a].u === l.b;
    add.push({ group: "edges", data: l.m ? { id: "e" + j, j: j, source: id(l.b), target: id(l.a) }
      : { id: "e" + j, j: j, source: id(l.a), target: id(l.b) },
      classes: (isOther(l) ? "other " : home ? "home " : "second ") + (l.st || "") });
  });
  cy.add(add);
  if (!others) cy.remove(cy.edges(".other"));
  cy.edges(".home").toggleClass("many", many);
  cy.endBatch();
  place();
  if (before) {
    var now = cy.getElementById(id(anchor)).renderedPosition();
    cy.panBy({ x: before.x - now.x, y: before.y - now.y });
  }
  mark();
  tell();
}
function place() {
  var shownKids = {}, widest = 0, depth = {}, count = {};
  order.forEach(function (d) {
    if (open.has(d)) shownKids[d] = kids[d];
    depth[d] = docs[d].u >= 0 && docs[d].u in depth ? depth[docs[d].u] + 1 : 0;
    count[depth[d]] = (count[depth[d]] || 0) + 1;
    widest = Math.max(widest, count[depth[d]]);
  });
  var how = $("layout").value;
  if (how === "auto") how = order.length <= 120 && widest <= 26 ? "dagre" : "packed";
  if (how === "dagre" && order.length > 600) how = "packed";
  cy.remove(cy.nodes(".frame"));
  cy.edges(".inner").removeClass("inner");
  if (how === "dagre") {
    cy.elements().not(".other").layout({ name: "dagre", rankDir: "LR", nodeSep: 10, rankSep: 60, edgeSep: 6, fit: false, animate: false }).run();
  } else {
    var at = window.packedTree(order, shownKids, tops);
    cy.startBatch();
    order.forEach(function (d) { cy.getElementById(id(d)).position(at.places[d]); });
    Object.keys(at.frames).forEach(function (d) {
      var f = at.frames[d];
      cy.add({ group: "nodes", data: { id: "f" + d, w: f.w, h: f.h }, position: { x: f.x, y: f.y }, classes: "frame", selectable: false, grabbable: false });
    });
    cy.edges(".home").forEach(function (e) { if (at.inner[e.target().data("d")]) e.addClass("inner"); });
    cy.endBatch();
  }
}
function look() { cy.batch(function () { order.forEach(function (d) { cy.getElementById(id(d)).data(looks(d)); }); }); legend(); }
function fit() {
  cy.fit(cy.nodes(), 24);
  if (cy.zoom() > 1.1) { cy.zoom(1.1); cy.center(); }
}
function firstView() {
  fit();
  if (cy.zoom() < 0.34 && order.length) {  // too small to read: begin at the first document
    var first = cy.getElementById(id(order[0])), y = first.position("y");
    cy.zoom(0.62);
    cy.pan({ x: 24 - (first.position("x") - size.width / 2) * 0.62, y: cy.height() / 2 - y * 0.62 });
    var top = cy.nodes().boundingBox().y1 * 0.62 + cy.pan().y;
    if (top > 24) cy.panBy({ x: 0, y: 24 - top });
  }
}
function tell(text) {
  var count = order.filter(function (d) { return d !== GROUP; }).length;
  var parts = [word("shown", { shown: count, total: D.total })];
  if (D.total > N) parts.push(word("left_out", { kept: N, count: D.total - N }));
  if (text) parts.unshift(text);
  $("state").textContent = parts.join(" · ");
}
function legend() {
  var ul = $("legend").querySelector("ul"), used = new Set(order.filter(function (d) { return d !== GROUP; }).map(code));
  ul.textContent = "";
  CODES[$("colour").value].forEach(function (c) {
    if (!used.has(c)) return;
    var li = make("li"), box = make("i", LOOK[c][2]);
    box.style.background = LOOK[c][0]; box.style.borderColor = LOOK[c][1]; box.style.color = LOOK[c][1];
    if (c === "stub") box.style.borderStyle = "dashed";
    li.append(box, make("span", word(c))); ul.append(li);
  });
  [["link_stated", "solid", "#8fa3b8", ""], ["link_inferred", "dashed", "#8fa3b8", "inferred"],
    ["link_ambiguous", "dotted", "#8fa3b8", "ambiguous"], ["link_other", "dashed", "#d39b5f", null]].forEach(function (k) {
    var is = links.some(function (l) { return k[3] === null ? !l.m && $("others").checked : l.m && (l.st || "") === k[3]; });
    if (!is) return;
    var li = make("li"), line = make("i", "", "line");
    line.style.borderTop = "2px " + k[1] + " " + k[2];
    li.append(line, make("span", word(k[0]))); ul.append(li);
  });
}

/* ---- opening and choosing ------------------------------------------------------------------- */
function below(d) { return kids[d].length && !open.has(d); }
function unfold(d) {
  if (!below(d)) return;
  if (order.length + kids[d].length > MOST) { tell(word("too_many", { limit: MOST })); return; }
  open.add(d);
  refresh(d);
}
function fold(d) {
  if (!open.has(d)) return;
  open.delete(d);
  refresh(d);
}
function reveal(d) {
  var changed = false;
  for (var u = docs[d].u; u >= 0; u = docs[u].u) if (!open.has(u)) { open.add(u); changed = true; }
  if (changed) refresh();
}
function mark() {
  cy.batch(function () {
    cy.elements(".near").removeClass("near");
    cy.nodes(":selected").unselect();
    if (selected >= 0) {
      var n = cy.getElementById(id(selected));
      n.select();
      n.connectedEdges().addClass("near");
    }
  });
}
function choose(d, move) {
  selected = d;
  reveal(d);
  mark();
  details(d);
  var n = cy.getElementById(id(d));
  if (move && n.length) {
    if (cy.zoom() < 0.55) cy.zoom(0.85);
    var side = $("details").hidden || cy.width() < 720 ? 0 : $("details").offsetWidth;
    var high = cy.width() < 720 && !$("details").hidden ? cy.height() * 0.42 : cy.height(), at = n.position(), z = cy.zoom();
    cy.pan({ x: (cy.width() - side) / 2 - at.x * z, y: high / 2 - at.y * z });
  }
  tell([docs[d].n, docs[d].i, docs[d].d].filter(Boolean).join(", "));
}
function clear() { selected = -1; $("details").hidden = true; mark(); tell(); }
