// Layout: which events are drawn by themselves and where, which are counted together, and which are named. Numbers only.
const Layout = (() => {
  const ROW = 27, RADIUS = 10, GAP = 8, PAD = 8, PILLS = 25, BIN = 54, EACH = 6, LEAST = 66, LONGEST = 320, WORTH = 70;
  const WEIGHT = { completed: 3, ongoing: 4, scheduled: 4, missed: 3, postponed: 2, cancelled: 1, proposed: 1 };
  const pen = document.createElement("canvas").getContext("2d");
  const known = new Map();

  function measure(text) {
    if (!known.has(text)) {
      pen.font = "13.5px system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
      known.set(text, pen.measureText(text).width);
    }
    return known.get(text);
  }

  function shortened(text, width) {
    if (measure(text) <= width) return text;
    let low = 0, high = text.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (measure(text.slice(0, middle).trimEnd() + "…") <= width) low = middle; else high = middle - 1;
    }
    return low < 3 ? "" : text.slice(0, low).trimEnd() + "…";
  }

  const half = (event) => event.kind === "prisoner_exchange" ? Math.max(1.3 * RADIUS, measure(event.number) * 0.42 + 6) : event.kind === "deadline" ? 1.1 * RADIUS : RADIUS;
  const importance = (event) => 4 * Math.log2(Math.max(event.sources, 1)) + WEIGHT[event.status];

  // The lanes' places: each kind that occurs gets more the more events it has, none less than it can be seen in.
  function lanes(events, kinds, height) {
    const counts = kinds.map((kind) => events.filter((event) => event.kind === kind && event.start !== null).length);
    const present = kinds.filter((_, at) => events.some((event) => event.kind === kinds[at]));
    const shares = present.map((kind) => 1 + Math.log2(1 + counts[kinds.indexOf(kind)]));
    const whole = shares.reduce((sum, share) => sum + share, 0) || 1;
    const spare = Math.max(height - LEAST * present.length, 0);
    let top = 0;
    return present.map((kind, at) => {
      const lane = { kind, top, height: LEAST + (spare * shares[at]) / whole, count: counts[kinds.indexOf(kind)] };
      top += lane.height;
      return lane;
    });
  }

  // The free room of a row to the right of `left`; 0 where it is taken.
  function room(row, left, end) {
    let free = end;
    for (const [from, to] of row) {
      if (from <= left && left < to) return 0;
      if (from > left && from < free) free = from;
    }
    return free - left;
  }

  function lay(events, lane, view, width, pinned, before) {
    const scale = width / (view.end - view.start), binned = 2 ** Math.ceil(Math.log2(BIN / scale));
    const low = Math.floor(view.start / binned) * binned, high = Math.ceil(view.end / binned) * binned;
    const x = (at) => (at - view.start) * scale;
    const bins = new Map();
    for (const event of events) {
      if (event.end <= low || event.start >= high) continue;
      const middle = Math.min(Math.max((event.start + event.end) / 2, low), high - 1e-9);
      const bin = Math.floor(middle / binned);
      (bins.get(bin) || bins.set(bin, []).get(bin)).push(event);
    }
    const tried = [], counted = new Map();
    const count = (bin, event) => (counted.get(bin) || counted.set(bin, []).get(bin)).push(event);
    for (const [bin, some] of bins) {
      some.sort((one, other) => pinned.has(other.id) - pinned.has(one.id) || importance(other) - importance(one) || one.start - other.start);
      some.forEach((event, at) => at < EACH || pinned.has(event.id) ? tried.push([event, bin]) : count(bin, event));
    }
    tried.sort(([one], [other]) => pinned.has(other.id) - pinned.has(one.id) || importance(other) - importance(one) || one.start - other.start || one.id - other.id);
    const usable = lane.height - 2 * PAD, all = Math.max(Math.floor(usable / ROW), 1);
    const crowded = lane.count > all, rows = Array.from({ length: crowded ? Math.max(Math.floor((usable - PILLS) / ROW), 1) : all }, () => []);
    const first = lane.top + PAD + (crowded ? 0 : Math.max(usable - Math.min(all, Math.max(lane.count, 1)) * ROW, 0) / 2);
    const items = [], waiting = [];

    function put(event, named, forced = false) {
      const start = x(event.start), end = x(event.end), half_ = half(event), bar = end - start > (event.end - event.start > 1 ? 2.4 : 6) * half_;
      const middle = bar && !event.fuzzy ? Math.min(Math.max(start + half_ + 3, half_ + 4), end - half_ - 3) : (start + end) / 2;
      const arrow = event.status === "postponed" ? RADIUS : 0;
      const left = Math.min(bar ? start : middle, middle - half_), bare = Math.max(bar ? end : middle, middle + half_ + arrow);
      const wanted = named ? Math.min(measure(event.title), LONGEST) : 0, text = Math.max(middle + half_ + arrow + 6, bar && !event.fuzzy && middle + half_ + 6 + wanted > end ? end + 6 : 0);
      const order = [...rows.keys()];
      if (before.has(event.id) && before.get(event.id) < rows.length) order.unshift(before.get(event.id));
      for (const at of order) {
        const free = left + room(rows[at], left, Infinity);
        if (free < bare + GAP && !forced) continue;
        const fits = (pinned.has(event.id) && middle < width ? Math.min(free - GAP, width - 8) : free - GAP) - text;
        if (named && fits < Math.min(wanted, WORTH)) continue;
        const label = named ? shortened(event.title, Math.min(fits, LONGEST)) : "";
        const right = label ? Math.max(text + measure(label), bare) : bare;
        rows[at].push([left, right + GAP]);
        items.push({ event, x: middle, y: first + at * ROW + ROW / 2, half: half_, start, end, bar, label, text, right, row: at });
        return true;
      }
      return false;
    }

    for (const [event, bin] of tried) if (!put(event, true)) waiting.push([event, bin]);
    // What a step is about is drawn though it lies on something else.
    for (const [event, bin] of waiting) if (!put(event, false) && !(pinned.has(event.id) && put(event, false, true))) count(bin, event);
    const pills = [...counted].map(([bin, some]) => ({
      x: x((bin + 0.5) * binned), y: lane.top + lane.height - PILLS / 2 - 1, events: some, low: bin * binned, high: (bin + 1) * binned,
    }));
    return { items, pills };
  }

  return { lanes, lay, measure, RADIUS, LEAST };
})();
