/* Keyboard, buttons, tabs, print. */
function zoomBy(factor) { cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }); }
function beside(step) {
  var u = docs[selected].u, row = u >= 0 ? kids[u] : tops, at = row.indexOf(selected);
  return row[(at + step + row.length) % row.length];
}
$("canvas").addEventListener("keydown", function (e) {
  var to = -1;
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "+" || e.key === "=") zoomBy(1.25);
  else if (e.key === "-" || e.key === "−") zoomBy(0.8);
  else if (e.key === "0") fit();
  else if (e.key === "Escape") clear();
  else if (e.key.indexOf("Arrow") === 0 && selected < 0) to = order[0];
  else if (e.key === "ArrowLeft") to = docs[selected].u;
  else if (e.key === "ArrowRight") { if (below(selected)) unfold(selected); to = kids[selected].length && open.has(selected) ? kids[selected][0] : -1; }
  else if (e.key === "ArrowUp") to = beside(-1);
  else if (e.key === "ArrowDown") to = beside(1);
  else if ((e.key === "e" || e.key === "E" || e.key === "Enter") && selected >= 0) { unfold(selected); details(selected); }
  else if ((e.key === "c" || e.key === "C") && selected >= 0) { fold(selected); details(selected); }
  else return;
  e.preventDefault();
  if (to != null && to >= 0) choose(to, true);
});
document.addEventListener("keydown", function (e) {
  if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { e.preventDefault(); $("find").focus(); $("find").select(); }
});
cy.on("tap", "node", function (e) {
  var d = e.target.data("d");
  if (below(d)) unfold(d);
  choose(d, false);
});
cy.on("tap", function (e) { if (e.target === cy) clear(); });
function openAll() {
  if (N > MOST) {
    openFirst();
    var shown = visible().length, grew = true;
    while (grew) {
      grew = false;
      visible().forEach(function (d) { if (below(d) && shown + kids[d].length <= MOST) { open.add(d); shown += kids[d].length; grew = true; } });
    }
  } else for (var d = 0; d < docs.length; d++) if (kids[d].length) open.add(d);
  refresh();
  fit();
  legend();
  if (N > MOST) tell(word("too_many", { limit: MOST }));
}
$("open-all").addEventListener("click", openAll);
$("close-all").addEventListener("click", function () { open.clear(); refresh(); firstView(); legend(); });
$("zoom-in").addEventListener("click", function () { zoomBy(1.25); });
$("zoom-out").addEventListener("click", function () { zoomBy(0.8); });
$("fit").addEventListener("click", fit);
$("print").addEventListener("click", function () { window.print(); });
$("colour").addEventListener("change", look);
$("layout").addEventListener("change", function () { place(); fit(); });
$("others").addEventListener("change", function () { refresh(selected >= 0 ? selected : undefined); legend(); });
var tabs = Array.prototype.slice.call(document.querySelectorAll("[role=tab]"));
function tab(t) {
  tabs.forEach(function (o) {
    var on = o === t;
    o.setAttribute("aria-selected", on);
    o.tabIndex = on ? 0 : -1;
    $(o.getAttribute("aria-controls")).hidden = !on;
  });
  t.focus();
  if (t.id === "tab-graph") cy.resize();
}
tabs.forEach(function (t, n) {
  t.addEventListener("click", function () { tab(t); });
  t.addEventListener("keydown", function (e) {
    if (e.key === "ArrowRight") tab(tabs[(n + 1) % tabs.length]);
    if (e.key === "ArrowLeft") tab(tabs[(n + tabs.length - 1) % tabs.length]);
  });
});

/* ---- paper ------------------------------------------------------------------------------------- */
window.addEventListener("beforeprint", function () {
  var paper = $("paper"), table = make("table"), head = make("tr"), body = make("tbody"), img = make("img");
  paper.textContent = "";
  if (order.length <= 600) {
    img.src = cy.jpg({ full: true, bg: "#ffffff", quality: 0.92, maxWidth: 3400, maxHeight: 2300 });
    img.alt = "";
    paper.append(img);
  }
  ["number", "issuer", "date", "subject", "status"].forEach(function (c) { head.append(make("th", word(c))); });
  var deep = {};
  order.forEach(function (d) {
    var x = docs[d], tr = make("tr");
    deep[d] = x.u >= 0 && x.u in deep ? deep[x.u] + 1 : 0;
    [x.n, x.i, x.d, x.s].forEach(function (t, n) {
      var td = make("td");
      td.append(bdi(t || ""));
      if (!n) td.style.paddingLeft = 6 + 14 * deep[d] + "px";
      tr.append(td);
    });
    tr.append(make("td", x.v ? word(x.v) : word(x.h ? "at_hand" : "stub")));
    body.append(tr);
  });
  table.append(make("thead"), body);
  table.tHead.append(head);
  paper.append(table);
});

/* ---- begin --------------------------------------------------------------------------------------- */
if (window.innerWidth < 720) $("legend").open = false;
openFirst();
refresh();
legend();
firstView();
cy.one("render", function () { window.thidua.drawn = performance.now(); });
window.thidua = {
  cy: cy, search: search, choose: choose, openAll: openAll, unfold: unfold, fold: fold, fit: fit,
  shown: function () { return order.length; }, drawn: null
};
