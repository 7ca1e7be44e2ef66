/* The hierarchy page. Text of documents reaches the page as text only, never as markup. */
(function () {
  "use strict";
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

  /* ---- details -------------------------------------------------------------------------------- */
  function field(dl, name, text) {
    if (!text) return;
    var dd = make("dd");
    dd.append(bdi(text));
    dl.append(make("dt", word(name)), dd);
  }
  function listed(box, title, items, draw) {
    if (!items.length) return;
    box.append(make("h4", title + " (" + items.length + ")"));
    var ul = make("ul");
    items.slice(0, LISTED).forEach(function (x) { ul.append(draw(x)); });
    if (items.length > LISTED) ul.append(make("li", word("and_more", { count: items.length - LISTED }), "soft"));
    box.append(ul);
  }
  function days(a, b) {
    if (!a || !b || a.length < 10 || b.length < 10) return "";
    var n = Math.round((Date.parse(b) - Date.parse(a)) / 864e5);
    return isNaN(n) ? "" : word("lag", { count: n });
  }
  function linkItem(j, other, full) {
    var l = links[j], x = docs[other], li = make("li"), go = make("button", x.n, "go");
    go.type = "button";
    go.addEventListener("click", function () { choose(other, true); });
    li.append(go, " ", bdi([x.i, x.d].filter(Boolean).join(", ")));
    var facts = [l.r, word(l.st ? "link_" + l.st : "link_stated"), word("confidence") + " " + (l.cf || 0).toFixed(2)];
    if (l.m) facts.push(days(docs[l.b].iso, docs[l.a].iso));
    li.append(make("div", facts.filter(Boolean).join(" · "), "soft"));
    if (!full) return li;
    if ((l.w || []).length) {
      var ul = make("ul");
      l.w.forEach(function (r) { var r1 = make("li"); r1.append(bdi(r)); ul.append(r1); });
      li.append(ul);
    }
    (l.q || []).forEach(function (q) { var b = make("blockquote"); b.append(bdi(q)); li.append(b); });
    (l.x || []).forEach(function (c) { var d1 = make("div", null, "soft"); d1.append(word("candidates") + ": ", bdi(c.k + " — " + c.w.join("; "))); li.append(d1); });
    return li;
  }
  function details(d) {
    var box = $("details"), x = docs[d], dl = make("dl"), shut = make("button", "×", "shut"), h = make("h3");
    box.textContent = "";
    shut.type = "button";
    shut.setAttribute("aria-label", word("close"));
    shut.addEventListener("click", function () { clear(); $("canvas").focus(); });
    h.append(bdi(x.n));
    box.append(shut, h);
    if (x.vc) {
      var tags = make("p");
      CODES.verdict.forEach(function (v) { if (x.vc[v]) tags.append(make("span", word(v) + " " + x.vc[v], "tag " + v)); });
      box.append(tags);
    }
    field(dl, "issuer", x.i); field(dl, "date", x.d); field(dl, "kind", x.t); field(dl, "subject", x.s);
    field(dl, "campaign", x.c); field(dl, "level", x.l ? word(x.l) : ""); field(dl, "path", x.p);
    if (d !== GROUP) {
      field(dl, "status", [x.h ? "at_hand" : "stub", x.r ? "replaced" : "", x.st, x.o ? "orphan" : ""].filter(Boolean).map(function (c) { return word(c); }).join("; "));
    }
    box.append(dl);
    if (kids[d].length) {
      var b = make("button", open.has(d) ? word("close_below") : word("open_below", { count: kids[d].length }));
      b.type = "button";
      b.addEventListener("click", function () { if (open.has(d)) fold(d); else unfold(d); details(d); });
      box.append(b);
    }
    listed(box, word("identity"), x.e || [], function (t) { var li = make("li"); li.append(bdi(t)); return li; });
    var ups = up[d].filter(function (j) { return links[j].m; }), downs = down[d].filter(function (j) { return links[j].m; });
    listed(box, word("parents"), ups, function (j) { return linkItem(j, links[j].b, true); });
    listed(box, word("findings"), x.f || [], function (f) {
      var li = make("li");
      li.append(make("span", word(f.v), "tag " + f.v), make("b", f.r + " "), bdi(f.m));
      (f.q || []).forEach(function (q) { var bq = make("blockquote"); bq.append(bdi(q)); li.append(bq); });
      return li;
    });
    if (x.fn) box.append(make("p", word("and_more", { count: x.fn }), "soft"));
    listed(box, word("children"), downs, function (j) { return linkItem(j, links[j].a, downs.length <= 12); });
    var rest = up[d].concat(down[d]).filter(function (j) { return !links[j].m; });
    listed(box, word("other_links"), rest, function (j) { return linkItem(j, links[j].a === d ? links[j].b : links[j].a, true); });
    box.hidden = false;
    box.scrollTop = 0;
  }

  /* ---- search ---------------------------------------------------------------------------------- */
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

  /* ---- keyboard and buttons ------------------------------------------------------------------------ */
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
})();
