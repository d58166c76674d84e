// The page: what is shown, and what mouse, touch and keys do to it. Text from the dossier only ever becomes text nodes.
const $ = (id) => document.getElementById(id);
const { words } = data, events = data.events, byId = new Map(events.map((event) => [event.id, event]));
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const AXIS = 48, HEAD = 24, LONELY = 42, SHORTEST = 0.25, TODAY = data.today;
const state = { kinds: new Set(), status: "", party: "", search: "", view: null, current: null, step: -1, open: null };
let size = { width: 800, height: 500 }, gutter = 0, rows = new Map(), shown = [], told = events, travel = 0, asked = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replaceAll("ß", "ss");
const inkOf = (kind) => `kind-${kind}`;

function signOf(kind, status = "completed") {
  const svg = Drawing.make("svg", { viewBox: "-13 -13 26 26", class: "sign", "aria-hidden": "true" });
  svg.append(Drawing.sign({ kind, status, number: "" }, kind === "prisoner_exchange" ? 13 : 10));
  return svg;
}

// -- what is shown ------------------------------------------------------------------------------

const haystack = new Map();
function matches(event) {
  if (state.kinds.size && !state.kinds.has(event.kind)) return false;
  if (state.status && event.status !== state.status) return false;
  if (state.party && !event.parties.includes(state.party)) return false;
  if (!state.search) return true;
  if (!haystack.has(event.id)) haystack.set(event.id, folded([event.title, event.when, ...event.facts.flat(), event.note, ...event.tags, ...event.told.flatMap((one) => [one.outlet, ...one.sentences])].join(" ")));
  return folded(state.search).split(/\s+/).every((word) => haystack.get(event.id).includes(word));
}

// The events of the step that is told, as they were known on its day; without a step all of them.
function there() {
  const step = data.steps[state.step];
  if (!step) return events;
  const hidden = new Set(step.hidden), changed = new Map(step.changed.map((event) => [event.id, event]));
  return events.slice(0, step.until ?? events.length).filter((event) => !hidden.has(event.id)).map((event) => changed.get(event.id) || event);
}

const lit = () => new Set(data.steps[state.step]?.lit || []);

function choose() {
  told = there();
  const pinned = lit();
  shown = told.filter((event) => pinned.has(event.id) || matches(event));
  $("count").textContent = fill(words.count, { shown: shown.length, all: events.length });
  listed = 0;
  if ($("list").open) fillList();
  draw();
}

function span(some) {
  const dated = some.filter((event) => event.start !== null);
  if (!dated.length) return { start: TODAY - LONELY, end: TODAY + LONELY };
  const first = Math.min(...dated.map((event) => event.start)), last = Math.max(...dated.map((event) => event.end));
  const wide = Math.max(last - first, LONELY), middle = (first + last) / 2;
  // Room for the names of the last events, but no more than a third of the picture.
  const late = dated.filter((event) => event.end > last - 0.15 * wide).map((event) => Math.min(Layout.measure(event.title), 320) + 40);
  const right = late.length > 12 ? 0.15 : Math.min(Math.max(...late) / Math.max(size.width - gutter, 300), 0.33);
  return { start: middle - wide * 0.54, end: middle + wide * (0.54 + right / (1 - right)) };
}

// -- drawing ------------------------------------------------------------------------------------

function draw() {
  if (!asked) asked = requestAnimationFrame(() => { asked = 0; render(); });
}

function render() {
  const svg = $("timeline"), box = svg.getBoundingClientRect();
  if (!box.width) return;
  size = { width: box.width, height: box.height };
  const kinds = data.kinds.map(({ key }) => key), lanes = Layout.lanes(events, kinds, Math.max(size.height - AXIS - HEAD, 1));
  const high = lanes.reduce((sum, lane) => sum + lane.height, 0);
  if (high > size.height - AXIS - HEAD + 1) $("stage").style.minHeight = `${high + AXIS + HEAD}px`;
  const names = new Map(data.kinds.map((kind) => [kind.key, kind.lane])), narrow = size.width < 620;
  gutter = narrow ? 34 : Math.min(Math.max(...lanes.map((lane) => Layout.measure(names.get(lane.kind)) * 1.2), 60) + 46, size.width * 0.3);
  state.view ??= span(events);
  const { view } = state, width = size.width - gutter, x = (at) => gutter + ((at - view.start) * width) / (view.end - view.start);
  const floor = HEAD + high, { make } = Drawing, ticks = Scale.ticks(view.start, view.end, width);
  const ground = make("g"), axis = make("g", { class: "axis" }), middle = make("g", { "clip-path": "url(#events)" });
  lanes.forEach((lane, at) => ground.append(make("rect", { class: `lane${at % 2 ? " odd" : ""}`, x: gutter, y: HEAD + lane.top, width, height: lane.height })));
  for (const tick of ticks.fine) if (x(tick.at) >= gutter) ground.append(make("line", { class: "grid", x1: x(tick.at), x2: x(tick.at), y1: HEAD, y2: floor + 6 }));
  label(axis, ticks.fine, floor + 15, "", x);
  label(axis, ticks.coarse, floor + 35, "coarse", x);
  const step = data.steps[state.step], day = step?.day ?? TODAY;
  if (day + 0.5 >= view.start && day + 0.5 <= view.end) {
    ground.append(make("line", { class: "today", x1: x(day + 0.5), x2: x(day + 0.5), y1: HEAD - 4, y2: floor }));
    axis.append(make("text", { class: "today", x: x(day + 0.5), y: HEAD / 2, "text-anchor": "middle" }, step?.day != null ? Scale.long(day) : words.today));
  }
  const pinned = lit(), marked = new Set(pinned);
  if (state.current !== null) marked.add(state.current);
  for (const lane of lanes) {
    const some = shown.filter((event) => event.kind === lane.kind && event.start !== null);
    const laid = Layout.lay(some, { ...lane, top: HEAD + lane.top }, view, width, marked, rows);
    for (const item of laid.items) rows.set(item.event.id, item.row);
    const moved = laid.items.map((item) => ({ ...item, x: item.x + gutter, start: item.start + gutter, end: item.end + gutter, text: item.text + gutter, right: item.right + gutter }));
    moved.sort((one, other) => marked.has(one.event.id) - marked.has(other.event.id));
    for (const item of moved) middle.append(Drawing.item(item, pinned.size > 0 && !pinned.has(item.event.id), marked.has(item.event.id)));
    for (const counted of laid.pills) middle.append(Drawing.pill({ ...counted, x: counted.x + gutter }));
  }
  const frame = make("g");
  frame.append(make("rect", { class: "gutter", x: 0, y: HEAD, width: gutter, height: floor - HEAD + AXIS }));
  for (const lane of lanes) {
    const sign = make("g", { transform: `translate(${narrow ? 17 : 22} ${HEAD + lane.top + lane.height / 2})` }, Drawing.sign({ kind: lane.kind, status: "completed", number: "" }, lane.kind === "prisoner_exchange" ? 12 : 9));
    frame.append(sign);
    if (!narrow) frame.append(make("text", { class: "name", x: 40, y: HEAD + lane.top + lane.height / 2 }, names.get(lane.kind)));
    const undated = shown.filter((event) => event.kind === lane.kind && event.start === null).length;
    if (undated && !narrow) frame.append(make("text", { class: "beyond", x: 40, y: HEAD + lane.top + lane.height / 2 + 18 }, `${words.undated}: ${undated}`));
    if (lane.top) frame.append(make("line", { class: "grid", x1: 0, x2: size.width, y1: HEAD + lane.top, y2: HEAD + lane.top }));
  }
  const dated = shown.filter((event) => event.start !== null);
  const before = dated.filter((event) => event.end <= view.start).length, after = dated.filter((event) => event.start >= view.end).length;
  if (before) frame.append(make("text", { class: "beyond", x: gutter + 6, y: HEAD / 2 }, `‹ ${before}`));
  if (after) frame.append(make("text", { class: "beyond", x: size.width - 8, y: HEAD / 2, "text-anchor": "end" }, `${after} ›`));
  if (!shown.length) frame.append(make("text", { class: "name", x: gutter + width / 2, y: HEAD + high / 2, "text-anchor": "middle" }, words.nothing));
  const clip = make("defs", {}, make("clipPath", { id: "events" }, make("rect", { x: gutter, y: HEAD, width: Math.max(width, 0), height: high })));
  svg.replaceChildren(clip, Drawing.fades(), ground, middle, frame, axis);
  const focus = state.current !== null && document.getElementById(`event-${state.current}`);
  if (focus) svg.setAttribute("aria-activedescendant", focus.id); else svg.removeAttribute("aria-activedescendant");
}

function label(axis, ticks, y, kind, x) {
  let free = gutter - 4;
  ticks.forEach((tick, at) => {
    const next = ticks[at + 1] ? x(ticks[at + 1].at) : Infinity, wide = Layout.measure(tick.text) * (kind ? 1.05 : 0.95);
    const left = Math.max(kind ? x(tick.at) + 4 : x(tick.at) + 3, gutter + 4);
    if (left < free || left + wide > Math.min(next, size.width)) return;
    axis.append(Drawing.make("text", { class: kind || undefined, x: left, y }, tick.text));
    free = left + wide + 8;
  });
}

// -- moving -------------------------------------------------------------------------------------

function look(start, end) {
  const least = Math.max(end - start, SHORTEST), middle = (start + end) / 2;
  state.view = { start: middle - least / 2, end: middle + least / 2 };
  draw();
}

function zoom(factor, at) {
  const { start, end } = state.view, fixed = at ?? (start + end) / 2;
  const wide = Math.min(Math.max((end - start) / factor, SHORTEST), 1e6), share = (fixed - start) / (end - start);
  look(fixed - share * wide, fixed - share * wide + wide);
}

function pan(part) {
  const { start, end } = state.view, by = part * (end - start);
  look(start + by, end + by);
}

const moment = (clientX) => {
  const left = $("timeline").getBoundingClientRect().left + gutter, { start, end } = state.view;
  return start + ((clientX - left) * (end - start)) / (size.width - gutter);
};

// The shortest way in zoom and pan together (van Wijk and Nuij 2003), or at once where motion is not wanted.
function travelTo(goal) {
  cancelAnimationFrame(travel);
  const from = state.view;
  if (calm.matches || !from || document.hidden) { look(goal.start, goal.end); return; }
  const w0 = from.end - from.start, w1 = goal.end - goal.start, u0 = (from.start + from.end) / 2, u1 = (goal.start + goal.end) / 2;
  const rho = 1.4, way = Math.abs(u1 - u0), sign = Math.sign(u1 - u0), began = performance.now();
  let at;
  if (way < 1e-3 * Math.min(w0, w1)) at = (part) => [u0 + (u1 - u0) * part, w0 * (w1 / w0) ** part];
  else {
    const b = (w, turn) => -Math.asinh((w1 * w1 - w0 * w0 + turn * rho ** 4 * way * way) / (2 * w * rho * rho * way));
    const r0 = b(w0, 1), r1 = b(w1, -1);
    at = (part) => {
      const r = r0 + part * (r1 - r0);
      return [u0 + sign * (w0 / rho ** 2) * (Math.cosh(r0) * Math.tanh(r) - Math.sinh(r0)), (w0 * Math.cosh(r0)) / Math.cosh(r)];
    };
  }
  const go = (now) => {
    const part = Math.min((now - began) / 900, 1), smooth = 0.5 - Math.cos(Math.PI * part) / 2, [middle, wide] = part < 1 ? at(smooth) : [u1, w1];
    look(middle - wide / 2, middle + wide / 2);
    if (part < 1) travel = requestAnimationFrame(go);
  };
  travel = requestAnimationFrame(go);
}

function reveal(event) {
  if (event.start === null) return;
  const middle = (event.start + event.end) / 2, { start, end } = state.view, wide = end - start;
  if (middle < start + wide * 0.05 || middle > end - wide * 0.05) travelTo({ start: middle - wide / 2, end: middle + wide / 2 });
}

function walk(by) {
  const order = shown.filter((event) => event.start !== null);
  if (!order.length) return;
  const at = order.findIndex((event) => event.id === state.current), { start, end } = state.view;
  const inView = order.findIndex((event) => event.end > start && event.start < end);
  const next = at < 0 ? Math.max(inView, 0) : Math.min(Math.max(at + by, 0), order.length - 1);
  state.current = order[next].id;
  reveal(order[next]);
  draw();
}

function wire() {
  const svg = $("timeline"), held = new Map();
  let began = null;
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const scale = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1, dx = event.deltaX * scale, dy = event.deltaY * scale;
    if (event.shiftKey || (Math.abs(dx) > Math.abs(dy) && !event.ctrlKey)) pan((dx || dy) / 900);
    else zoom(1.0018 ** -(event.ctrlKey ? 4 * dy : dy), moment(event.clientX));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    cancelAnimationFrame(travel);
    held.set(event.pointerId, event.clientX);
    began = { view: state.view, xs: [...held.values()], moved: false, target: event.target };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId) || !began) return;
    held.set(event.pointerId, event.clientX);
    const xs = [...held.values()], { view } = began, wide = size.width - gutter, left = svg.getBoundingClientRect().left + gutter;
    if (!began.moved && Math.abs(xs[0] - began.xs[0]) < 4 && xs.length < 2) return;
    began.moved = true;
    svg.setPointerCapture(event.pointerId);
    if (xs.length < 2 || began.xs.length < 2) {
      const by = ((began.xs[0] - xs[0]) * (view.end - view.start)) / wide;
      look(view.start + by, view.end + by);
    } else {
      const day = (px) => view.start + ((px - left) * (view.end - view.start)) / wide;
      const [one, other] = began.xs.map(day), scale = (other - one) / (xs[1] - xs[0] || 1e-6), start = one - (xs[0] - left) * scale;
      if (Number.isFinite(scale) && scale * (other - one || 1) !== 0) look(start, start + Math.abs(scale) * wide);
    }
  });
  const end = (event) => {
    if (!held.delete(event.pointerId) || !began) return;
    if (!began.moved && event.type === "pointerup") click(began.target);
    began = held.size ? { view: state.view, xs: [...held.values()], moved: true } : null;
  };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
  svg.addEventListener("dblclick", (event) => { if (!event.target.closest(".event, .pill")) zoom(2, moment(event.clientX)); });
  svg.addEventListener("keydown", keys);
  document.addEventListener("keydown", (event) => {
    if (state.step >= 0 && ["PageDown", "PageUp"].includes(event.key)) { event.preventDefault(); go(state.step + (event.key === "PageDown" ? 1 : -1)); }
    if (event.key === "Escape") { if (state.open !== null) shut(); else if (state.step >= 0) go(-1); }
  });
  new ResizeObserver(draw).observe(svg);
}

function keys(event) {
  const deeds = {
    ArrowLeft: () => walk(-1), ArrowRight: () => walk(1), "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5),
    0: () => travelTo(span(shown)), Home: () => { state.current = null; walk(-Infinity); }, End: () => walk(events.length),
    t: () => travelTo({ start: TODAY - (state.view.end - state.view.start) / 2, end: TODAY + (state.view.end - state.view.start) / 2 }),
    Enter: () => state.current !== null && open(state.current), " ": () => state.current !== null && open(state.current),
  };
  const deed = deeds[event.key] || deeds[event.key.toLowerCase()];
  if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (event.key === "Home") { state.current = shown.find((one) => one.start !== null)?.id ?? null; if (state.current !== null) reveal(byId.get(state.current)); draw(); return; }
  deed();
}

function click(target) {
  const event = target.closest?.(".event"), pill = target.closest?.(".pill");
  if (event) open(Number(event.dataset.event));
  else if (pill) {
    const low = Number(pill.dataset.low), high = Number(pill.dataset.high), pad = (high - low) * 0.1;
    if (high - low > 1) travelTo({ start: low - pad, end: high + pad }); else zoom(3, (low + high) / 2);
  } else shut();
}

// -- details ------------------------------------------------------------------------------------

function current(id) {
  return told.find((event) => event.id === id) || byId.get(id);
}

function open(id) {
  const event = current(id), panel = $("details");
  state.open = state.current = id;
  panel.replaceChildren(...describe(event));
  panel.className = inkOf(event.kind);
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.focus({ preventScroll: matchMedia("(min-width: 46rem)").matches });
  reveal(event);
  draw();
}

function shut() {
  const back = $("details").contains(document.activeElement);
  state.open = state.current = null;
  $("details").hidden = true;
  if (back) $("timeline").focus();
  draw();
}

function describe(event) {
  const close = element("button", { type: "button", className: "close", textContent: "×", title: words.close, onclick: shut });
  close.setAttribute("aria-label", words.close);
  const parts = [close, element("h2", { textContent: event.title }), element("p", { className: "facts", textContent: [data.names[event.kind], event.when, data.statuses[event.status]].join(" · ") })];
  const facts = element("dl");
  for (const [name, value] of event.facts) facts.append(element("dt", { textContent: name }), element("dd", { textContent: value }));
  if (event.facts.length) parts.push(facts);
  const heading = (text) => element("h3", { textContent: text }), list = (lines) => element("ul", { className: "plain" }, ...lines.map((line) => element("li", { textContent: line })));
  if (event.disputes.length) parts.push(heading(words.disputes), ...event.disputes.map(([field, values]) => element("div", {}, element("strong", { textContent: field }), list(values))));
  if (event.history.length > 1) parts.push(heading(words.history), list(event.history));
  if (event.note) parts.push(heading(words.note), element("p", { textContent: event.note }));
  if (event.tags.length) parts.push(heading(words.tags), element("p", { textContent: event.tags.join(", ") }));
  parts.push(heading(words.evidence));
  if (!event.told.length) parts.push(element("p", { textContent: words.no_evidence }));
  for (const one of event.told) {
    const quote = element("blockquote", {}, ...one.sentences.map((sentence) => element("p", { textContent: sentence })));
    const link = one.url ? element("a", { href: one.url, target: "_blank", rel: "noopener noreferrer nofollow", textContent: words.open_source }) : null;
    quote.append(element("cite", {}, [one.outlet, one.title, one.published && fill(words.published, { day: one.published })].filter(Boolean).join(", "), link ? " · " : "", link));
    parts.push(quote);
  }
  return parts;
}

// -- filter, list, steps ------------------------------------------------------------------------

function filters() {
  const form = $("filter"), kinds = data.kinds.filter(({ key }) => events.some((event) => event.kind === key));
  form.setAttribute("aria-label", words.filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const { key, lane } of kinds) {
    const box = element("input", { type: "checkbox", value: key });
    const mark = element("label", { className: inkOf(key) }, box, signOf(key), lane);
    box.addEventListener("change", () => { state.kinds[box.checked ? "add" : "delete"](key); mark.classList.toggle("on", box.checked); choose(); });
    form.append(mark);
  }
  const select = (name, all, options, pick) => {
    const made = element("select", { onchange: () => { pick(made.value); choose(); } }, element("option", { value: "", textContent: all }));
    made.setAttribute("aria-label", all);
    made.id = name;
    for (const [value, text] of options) made.append(element("option", { value, textContent: text }));
    if (options.length > 1) form.append(made);
  };
  const present = Object.entries(data.statuses).filter(([key]) => events.some((event) => event.status === key));
  select("status", words.all_statuses, present, (value) => { state.status = value; });
  select("party", words.all_parties, data.parties, (value) => { state.party = value; });
  const search = element("input", { type: "search", id: "search", placeholder: words.search, oninput: () => { state.search = search.value.trim(); choose(); } });
  search.setAttribute("aria-label", words.search);
  form.append(search);
}

let listed = 0;
function fillList() {
  const list = $("list").querySelector("ol");
  if (!listed) list.replaceChildren();
  list.querySelector(".more")?.remove();
  for (const event of shown.slice(listed, listed + 300)) {
    const line = element("button", { type: "button", onclick: () => { open(event.id); } }, element("span", { textContent: event.when }), element("span", { textContent: `${event.title} · ${data.statuses[event.status]}` }));
    list.append(element("li", {}, line));
  }
  listed += 300;
  if (listed < shown.length) list.append(element("li", { className: "more" }, element("button", { type: "button", textContent: words.more, onclick: fillList })));
}

function go(at) {
  const bar = $("steps"), had = bar.contains(document.activeElement);
  state.step = at < 0 ? -1 : Math.min(at, data.steps.length - 1);
  const step = data.steps[state.step];
  bar.hidden = !step;
  $("begin").hidden = Boolean(step) || !data.steps.length;
  state.current = null;
  choose();
  if (!step) { if (had) $("begin").focus(); return; }
  const button = (text, deed, off, kind = "") => element("button", { type: "button", textContent: text, onclick: deed, disabled: off, className: kind });
  const back = button(`← ${words.back}`, () => go(state.step - 1), state.step === 0), last = state.step === data.steps.length - 1;
  const on = button(`${words.on} →`, () => go(state.step + 1), last, "main");
  const text = element("div", { className: "told" }, element("h2", { textContent: step.title }));
  if (step.facts) text.append(element("p", { className: "facts", textContent: step.facts }));
  if (step.sentence) text.append(element("p", { textContent: step.sentence }), element("cite", { textContent: step.source }));
  if (step.lines.length) text.append(element("ul", { className: "plain" }, ...step.lines.map((line) => element("li", { textContent: line }))));
  bar.replaceChildren(back, text, element("span", { className: "at", textContent: `${state.step + 1}/${data.steps.length}` }), button(words.end, () => go(-1)), on);
  if (had || at === 0) (last ? back : on).focus();
  const lits = step.lit.map(current);
  if (step.view) travelTo({ start: step.view[0], end: step.view[1] });
  else lits.forEach(reveal);
}

function begin() {
  $("timeline").setAttribute("aria-label", words.timeline);
  $("timeline").setAttribute("aria-describedby", "help");
  $("help").textContent = words.help;
  for (const [text, tip, deed] of [["+", words.zoom_in, () => zoom(1.6)], ["−", words.zoom_out, () => zoom(1 / 1.6)], ["⤢", words.fit, () => travelTo(span(shown))]]) {
    const button = element("button", { type: "button", textContent: text, title: tip, onclick: deed });
    button.setAttribute("aria-label", tip);
    $("tools").append(button);
  }
  Object.assign($("begin"), { textContent: `▶ ${words.begin}`, className: "main", hidden: !data.steps.length, onclick: () => go(0) });
  const legend = $("legend"), kinds = data.kinds.filter(({ key }) => events.some((event) => event.kind === key));
  legend.setAttribute("aria-label", words.legend);
  for (const [status, name] of Object.entries(data.statuses)) {
    if (events.some((event) => event.status === status)) legend.append(element("li", { className: inkOf(kinds[0].key) }, signOf(kinds[0].key, status), name));
  }
  if (events.some((event) => event.fuzzy)) legend.append(element("li", { textContent: `░ ${words.fuzzy}` }));
  $("list").querySelector("summary").textContent = words.list;
  $("list").addEventListener("toggle", () => { if ($("list").open && !listed) fillList(); });
  filters();
  wire();
  choose();
}

begin();
