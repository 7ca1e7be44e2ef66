/* The hierarchy page: its documents and what is open. Text of documents reaches the page as text only,
   never as markup. */
var D = JSON.parse(document.getElementById("data").textContent);
var W = JSON.parse(document.getElementById("words").textContent);
var docs = D.documents, links = D.links, N = docs.length;
var FIRST = 160, MOST = 5000, LOOSE = 40, RESULTS = 60, LISTED = 60, GROUP = N;
var size = window.packedTree.size;
var $ = function (id) { return document.getElementById(id); };
function word(code, values) {
  return (W[code] || code).replace(/\{(\w+)\}/g, function (all, k) { return values && k in values ? values[k] : all; });
}
function make(tag, text, cls) {
  var e = document.createElement(tag);
  if (text != null) e.textContent = text;
  if (cls) e.className = cls;
  return e;
}
function bdi(text) { return make("bdi", text); }
function cut(text, n) { return text.length <= n ? text : text.slice(0, n - 1).trimEnd() + "…"; }

/* ---- the tree ---------------------------------------------------------------------------- */
var kids = [], tops = [], up = new Array(N), down = new Array(N), open = new Set(), i;
for (i = 0; i < N; i++) { kids.push([]); up[i] = []; down[i] = []; }
kids.push([]);
for (i = 0; i < N; i++) (docs[i].u >= 0 ? kids[docs[i].u] : tops).push(i);
links.forEach(function (l, j) { up[l.a].push(j); down[l.b].push(j); });
var loose = tops.filter(function (t) { return !kids[t].length; });
if (loose.length > LOOSE && loose.length < tops.length + 1) {  // documents with neither higher nor lower ones
  docs.push({ n: word("orphan") + " (" + loose.length + ")", i: "", d: "", s: "", u: -1, h: 1, g: 1 });
  kids[GROUP] = loose;
  loose.forEach(function (t) { docs[t].u = GROUP; });
  tops = tops.filter(function (t) { return kids[t].length; }).concat([GROUP]);
  up.push([]); down.push([]);
}
function openFirst() {  // whole levels, as long as what is shown stays easy to look over
  open.clear();
  var shown = tops.length, level = tops.slice();
  while (level.length) {
    var next = [];
    level.forEach(function (d) { if (d !== GROUP) next = next.concat(kids[d]); });
    if (N > 400 && shown + next.length > FIRST && shown > 3) break;
    level.forEach(function (d) { if (kids[d].length && (d !== GROUP || N <= 400)) open.add(d); });
    shown += next.length;
    level = next;
  }
}
function visible() {
  var order = [], stack = tops.slice().reverse();
  while (stack.length) {
    var d = stack.pop();
    order.push(d);
    if (open.has(d)) for (var k = kids[d].length - 1; k >= 0; k--) stack.push(kids[d][k]);
  }
  return order;
}
