/* The packed tree: places of many documents in linear time, without recursion.
   Children without own children stand in a grid; the blocks of the others under each other, in as
   many columns as keep the whole near the shape of a screen. The same rules as the SVG for print. */
(function () {
  "use strict";
  var WIDTH = 216, HEIGHT = 54, GAP = 10, STEP = 46, COLUMN = 14, SHAPE = 1.6, TALL = 30 * (HEIGHT + GAP);

  function pack(children, kids, blocks) {
    var large = [], single = [], parts = [], frame = null, width = 0, height = 0, area = 0, tallest = 0, i;
    for (i = 0; i < children.length; i++) {
      var c = children[i];
      if (kids[c] && kids[c].length) {
        large.push(c);
        area += (blocks[c].w + STEP) * (blocks[c].h + GAP);
        tallest = Math.max(tallest, blocks[c].h);
      } else single.push(c);
    }
    if (large.length) {
      var limit = Math.max(Math.sqrt(area / SHAPE), tallest, TALL), x = 0, y = 0, column = 0;
      for (i = 0; i < large.length; i++) {
        var b = blocks[large[i]];
        if (y && y + b.h > limit) { x += column + STEP; y = 0; column = 0; }
        parts.push([large[i], x, y]);
        y += b.h + GAP;
        column = Math.max(column, b.w);
        height = Math.max(height, y);
      }
      width = x + column;
    }
    if (single.length) {
      var rows = single.length <= COLUMN ? single.length
        : Math.max(COLUMN, Math.ceil(Math.sqrt(single.length * WIDTH / HEIGHT / SHAPE)));
      for (i = 0; i < single.length; i++) {
        parts.push([single[i], Math.floor(i / rows) * (WIDTH + GAP), height + (i % rows) * (HEIGHT + GAP), i >= rows]);
      }
      if (single.length > rows) {
        frame = [0, height, Math.ceil(single.length / rows) * (WIDTH + GAP) - GAP, rows * (HEIGHT + GAP) - GAP];
      }
      width = Math.max(width, Math.ceil(single.length / rows) * (WIDTH + GAP) - GAP);
      height += Math.min(rows, single.length) * (HEIGHT + GAP);
    }
    return { parts: parts, w: width, h: height - GAP, frame: frame };
  }

  /* The answer has a place for every document; inner: documents behind the first column of a grid, whose
     lines would run through the others; frames: the grids of more than one column, by parent.
     order: shown documents, parents before children; kids: shown children by document; tops: roots */
  window.packedTree = function (order, kids, tops) {
    var blocks = {}, found = {}, inner = {}, frames = {}, i;
    for (i = order.length - 1; i >= 0; i--) {
      var id = order[i], lower = kids[id];
      if (!lower || !lower.length) { blocks[id] = { w: WIDTH, h: HEIGHT, y: 0, parts: [] }; continue; }
      var p = pack(lower, kids, blocks);
      blocks[id] = {
        w: WIDTH + STEP + p.w, h: Math.max(p.h, HEIGHT), y: Math.max(0, (p.h - HEIGHT) / 2),
        frame: p.frame, parts: p.parts.map(function (q) { return [q[0], q[1] + WIDTH + STEP, q[2], q[3]]; })
      };
    }
    var stack = pack(tops, kids, blocks).parts;
    while (stack.length) {
      var s = stack.pop(), b = blocks[s[0]];
      found[s[0]] = { x: s[1] + WIDTH / 2, y: s[2] + b.y + HEIGHT / 2 };
      if (s[3]) inner[s[0]] = true;
      if (b.frame) {
        var f = b.frame;
        frames[s[0]] = { x: s[1] + WIDTH + STEP + f[0] + f[2] / 2, y: s[2] + f[1] + f[3] / 2, w: f[2] + 12, h: f[3] + 12 };
      }
      for (i = 0; i < b.parts.length; i++) stack.push([b.parts[i][0], s[1] + b.parts[i][1], s[2] + b.parts[i][2], b.parts[i][3]]);
    }
    return { places: found, inner: inner, frames: frames };
  };
  window.packedTree.size = { width: WIDTH, height: HEIGHT };
})();
