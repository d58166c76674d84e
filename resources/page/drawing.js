// Drawing: the layout as SVG; a shape for each kind, a fill for each status, as in the program.
const Drawing = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const { RADIUS } = Layout;

  function make(name, attributes = {}, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const path = (points, radius, closed = true) =>
    points.map(([x, y], at) => `${at ? "L" : "M"}${(x * radius).toFixed(2)} ${(-y * radius).toFixed(2)}`).join("") + (closed ? "Z" : "");

  // An exchange grows with its number; all other outlines are fixed.
  function outline(kind, half) {
    if (kind !== "prisoner_exchange") return data.shapes[kind];
    const flat = half - 0.62;
    return [[-half, 0], [-flat, 0.85], [flat, 0.85], [half, 0], [flat, -0.85], [-flat, -0.85]];
  }

  function leftHalf(points) {
    const kept = [];
    points.forEach(([x, y], at) => {
      const [nextX, nextY] = points[(at + 1) % points.length];
      if (x <= 0) kept.push([x, y]);
      if (x * nextX < 0) kept.push([0, y - ((nextY - y) * x) / (nextX - x)]);
    });
    return kept;
  }

  function sign(event, half) {
    const group = make("g", { class: `sign kind-${event.kind} ${event.status}${event.number ? " numbered" : ""}` });
    const points = outline(event.kind, half / RADIUS), [right, up] = event.kind === "deadline" ? [0.06, 0.4] : [0, 0];
    const at = (strokes) => strokes.map((stroke) => path(stroke.map(([x, y]) => [x + right, y + up]), RADIUS, false)).join("");
    group.append(make("path", { class: "shape", d: path(points, RADIUS) }));
    if (event.kind === "deadline") group.append(make("path", { class: "line", d: path(data.pole, RADIUS, false) }));
    if (event.status === "ongoing") group.append(make("path", { class: "half", d: path(leftHalf(points), RADIUS) }));
    if (event.kind === "agreement") group.append(make("path", { class: "line fold", d: path(data.fold, RADIUS, false) }));
    if (event.status === "missed") group.append(make("path", { class: "minus", d: path([[-0.66, 0.19], [0.66, 0.19], [0.66, -0.19], [-0.66, -0.19]].map(([x, y]) => [x + right, y + up]), RADIUS) }));
    if (event.status === "cancelled") {
      const size = event.kind === "deadline" ? 0.5 : 0.8;
      group.append(make("path", { class: "line cross", d: at([[[-size, -size], [size, size]], [[-size, size], [size, -size]]]) }));
    }
    if (event.status === "postponed") {
      const edge = half / RADIUS - right;
      group.append(make("path", { class: "line", d: at([[[edge + 0.16, 0], [edge + 0.86, 0]], [[edge + 0.56, 0.3], [edge + 0.86, 0], [edge + 0.56, -0.3]]]) }));
    }
    if (event.number && !["cancelled", "missed"].includes(event.status)) {
      group.append(make("text", { class: "number", x: right * RADIUS, y: -up * RADIUS }, event.number));
    }
    if (event.disputed) {
      group.append(make("circle", { class: "badge", cx: half * 0.86, cy: -RADIUS * 0.92, r: 5.5 }));
      group.append(make("text", { class: "mark", x: half * 0.86, y: -RADIUS * 0.9 }, "!"));
    }
    return group;
  }

  function item(placed, faint, lit) {
    const { event } = placed, off = event.status === "cancelled";
    const group = make("g", {
      class: `event kind-${event.kind}${faint ? " faint" : ""}${lit ? " lit" : ""}${off ? " off" : ""}`,
      id: `event-${event.id}`, role: "option", "aria-selected": String(lit),
      "aria-label": [event.title, event.when, data.statuses[event.status]].join(", "), "data-event": event.id,
    });
    const left = placed.x - placed.half - 4, right = placed.label ? placed.right + 5 : placed.x + placed.half + 4;
    group.append(make("rect", { class: "ring", x: left, y: placed.y - 13, width: right - left, height: 26, rx: 13 }));
    if (placed.bar) {
      const edges = { x: placed.start, y: placed.y - RADIUS * 0.95, width: placed.end - placed.start, height: RADIUS * 1.9 };
      group.append(make("rect", event.fuzzy ? { ...edges, fill: `url(#fade-${event.kind})` } : { ...edges, class: "span" }));
      if (!event.fuzzy) for (const edge of [placed.start, placed.end - 2.5]) group.append(make("rect", { x: edge, y: edges.y, width: 2.5, height: edges.height, class: "half" }));
    }
    const glyph = sign(event, placed.half);
    glyph.setAttribute("transform", `translate(${placed.x.toFixed(1)} ${placed.y.toFixed(1)})`);
    group.append(glyph);
    if (placed.label) group.append(make("text", { class: "label", x: placed.text.toFixed(1), y: placed.y.toFixed(1) }, placed.label));
    return group;
  }

  function pill(counted) {
    const text = `+${counted.events.length}`, half = Math.max(Layout.measure(text) / 2 + 6, 12);
    const words = data.words.several.replace("{count}", counted.events.length);
    return make("g", { class: `pill kind-${counted.events[0].kind}`, "data-low": counted.low, "data-high": counted.high, role: "option", "aria-label": words },
      make("rect", { class: "shape", x: counted.x - half, y: counted.y - 10, width: 2 * half, height: 20, rx: 10 }),
      make("text", { x: counted.x, y: counted.y }, text));
  }

  // Gradients for windows whose edges are not known to the day.
  const fades = () => make("defs", {}, ...data.kinds.map(({ key }) => make("linearGradient", { id: `fade-${key}`, class: `kind-${key}` },
    ...[[0, 0], [0.45, 0.34], [0.55, 0.34], [1, 0]].map(([offset, opacity]) => make("stop", { offset, "stop-color": "var(--kind)", "stop-opacity": opacity })))));

  return { make, sign, item, pill, fades };
})();
