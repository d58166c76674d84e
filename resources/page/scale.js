// Scale: days since 1970-01-01 to pixels, and the ticks of an axis from hours to centuries.
const Scale = (() => {
  const DAY = 86400000;
  const date = (days) => new Date(days * DAY);
  const days = (year, month, day) => {
    const moment = new Date(Date.UTC(2000, month, day));
    moment.setUTCFullYear(year, month, day);
    return moment.getTime() / DAY;
  };
  const format = (options) => {
    const { lang } = document.documentElement;
    const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: "UTC", ...options });
    return (at) => words.format(date(at));
  };
  const year = (at) => String(date(at).getUTCFullYear());

  // Each level: how long a step is at least, where steps begin, what it says; coarser ones further down.
  const levels = [
    { length: 1, begins: (at) => Math.floor(at), next: (at) => at + 1, say: format({ day: "numeric" }), above: 3 },
    { length: 7, begins: (at) => Math.floor((at + 3) / 7) * 7 - 3, next: (at) => at + 7, say: format({ day: "numeric", month: "short" }), above: 3 },
    { length: 14, begins: (at) => Math.floor((at + 3) / 14) * 14 - 3, next: (at) => at + 14, say: format({ day: "numeric", month: "short" }), above: 3 },
    months(1, format({ month: "short" })),
    months(3, (at) => `Q${Math.floor(date(at).getUTCMonth() / 3) + 1}`),
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map(years),
  ];
  const monthAndYear = months(1, format({ month: "long", year: "numeric" }));
  const single = years(1);

  function months(count, say) {
    const begins = (at) => {
      const day = date(at), month = day.getUTCMonth();
      return days(day.getUTCFullYear(), month - (month % count), 1);
    };
    const next = (at) => { const day = date(at); return days(day.getUTCFullYear(), day.getUTCMonth() + count, 1); };
    return { length: 30.4 * count, begins, next, say, above: "year" };
  }

  function years(count) {
    const begins = (at) => days(Math.floor(date(at).getUTCFullYear() / count) * count, 0, 1);
    const next = (at) => days(date(at).getUTCFullYear() + count, 0, 1);
    return { length: 365.25 * count, begins, next, say: year, above: null };
  }

  function steps(level, from, to) {
    const found = [];
    for (let at = level.begins(from); at < to && found.length < 400; at = level.next(at)) found.push({ at, text: level.say(at) });
    return found;
  }

  // The finest level whose labels have room, and the one above it that says the rest of the date.
  function ticks(from, to, width) {
    const room = (level) => (level.length * width) / (to - from);
    const fine = levels.find((level) => room(level) >= (level.length < 2 ? 26 : 62)) || levels[levels.length - 1];
    const above = fine.above === "year" ? single : fine.above === 3 ? monthAndYear : null;
    return { fine: steps(fine, from, to), coarse: above ? steps(above, from, to) : [] };
  }

  return { ticks, long: format({ day: "numeric", month: "long", year: "numeric" }) };
})();
