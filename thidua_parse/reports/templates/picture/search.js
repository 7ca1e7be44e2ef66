/* Search. */
function plainText(s) { return s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase(); }
function marked(s) { return s.normalize("NFC").toLowerCase(); }
var texts = null;
function search(query) {
  if (!texts) {
    texts = docs.map(function (x) {
      var t = [x.n, x.i, x.s, x.c, x.t, x.d, x.p].filter(Boolean).join(" \u0001 ");
      return [marked(t), plainText(t)];
    });
  }
  var terms = query.split(/\s+/).filter(Boolean), without = plainText(query) === marked(query);
  function run(column, wanted) {
    return docs.map(function (_, d) { return d; }).filter(function (d) {
      return d !== GROUP && wanted.every(function (t) { return texts[d][column].indexOf(t) >= 0; });
    });
  }
  if (!terms.length) return { found: [], loosely: false };
  var found = without ? run(1, terms.map(plainText)) : run(0, terms.map(marked)), loosely = false;
  if (!found.length && !without) { found = run(1, terms.map(plainText)); loosely = found.length > 0; }
  var lead = plainText(query).trim();
  var score = function (d) { var n = plainText(docs[d].n); return n === lead ? 0 : n.indexOf(lead) === 0 ? 1 : n.indexOf(lead) > 0 ? 2 : 3; };
  var rank = new Map(found.map(function (d) { return [d, score(d)]; }));
  found.sort(function (a, b) { return rank.get(a) - rank.get(b) || docs[b].h - docs[a].h || a - b; });
  return { found: found, loosely: loosely };
}
var current = -1;
function showFound() {
  var ul = $("found"), query = $("find").value, r = search(query);
  ul.textContent = "";
  current = -1;
  if (!query.trim()) { hideFound(); return; }
  ul.append(make("li", word("results", { count: r.found.length }) + (r.loosely ? " (" + word("without_marks") + ")" : ""), "note"));
  r.found.slice(0, RESULTS).forEach(function (d, n) {
    var li = make("li"), x = docs[d], small = make("small");
    li.id = "r" + n;
    li.setAttribute("role", "option");
    li.dataset.d = d;
    li.append(bdi(x.n), make("small", [x.i, x.d].filter(Boolean).join(", ")));
    small.append(bdi(cut(x.s || "", 90)));
    if (x.s) li.append(small);
    ul.append(li);
  });
  if (r.found.length > RESULTS) ul.append(make("li", word("more_results", { count: r.found.length - RESULTS }), "note"));
  ul.hidden = false;
  $("find").setAttribute("aria-expanded", "true");
}
function hideFound() {
  $("found").hidden = true;
  $("find").setAttribute("aria-expanded", "false");
  $("find").removeAttribute("aria-activedescendant");
}
function walk(step) {
  var items = $("found").querySelectorAll("[role=option]");
  if (!items.length) return;
  if (current >= 0) items[current].setAttribute("aria-selected", "false");
  current = (current + step + items.length) % items.length;
  items[current].setAttribute("aria-selected", "true");
  items[current].scrollIntoView({ block: "nearest" });
  $("find").setAttribute("aria-activedescendant", items[current].id);
}
$("find").addEventListener("input", showFound);
$("find").addEventListener("keydown", function (e) {
  if (e.key === "ArrowDown") { walk(1); e.preventDefault(); }
  else if (e.key === "ArrowUp") { walk(-1); e.preventDefault(); }
  else if (e.key === "Escape") { hideFound(); $("canvas").focus(); e.preventDefault(); }
  else if (e.key === "Enter") {
    var items = $("found").querySelectorAll("[role=option]"), it = items[Math.max(current, 0)];
    if (it && !$("found").hidden) { hideFound(); choose(+it.dataset.d, true); $("canvas").focus(); }
  }
});
$("found").addEventListener("click", function (e) {
  var li = e.target.closest("[role=option]");
  if (li) { hideFound(); choose(+li.dataset.d, true); }
});
document.addEventListener("click", function (e) { if (!e.target.closest(".find")) hideFound(); });
