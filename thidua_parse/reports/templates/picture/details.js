/* The details of the chosen document. */
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
