"use strict";
(() => {
  const GAP_S = 0.5; // frames further apart than this are not joined, as in the trace
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // Reads what packing.py wrote: differences from row to row, seven bits a byte.
  function unpacked(text, columns) {
    const bytes = atob(text);
    const numbers = [];
    let at = 0;
    while (at < bytes.length) {
      let folded = 0, shift = 0, byte;
      do {
        byte = bytes.charCodeAt(at++);
        folded += (byte & 127) * 2 ** shift;
        shift += 7;
      } while (byte & 128);
      const step = folded % 2 ? -(folded + 1) / 2 : folded / 2;
      numbers.push(step + (numbers.length >= columns ? numbers[numbers.length - columns] : 0));
    }
    return numbers;
  }

  function clock(seconds) {
    const tenths = Math.round(Math.max(0, seconds) * 10);
    const rest = String(Math.floor((tenths % 600) / 10)).padStart(2, "0");
    return `${Math.floor(tenths / 600)}:${rest}.${tenths % 10}`;
  }

  class Motion {
    constructor(data) {
      this.times = unpacked(data.times, 1).map((t) => t / 100);
      this.columns = 2 * data.plan.points;
      this.points = unpacked(data.points, this.columns);
      this.traces = data.values.map((trace) => ({ ...trace, numbers: unpacked(trace.packed, 1) }));
    }

    // The row at or before t, and how far t lies on the way to the next one.
    at(t) {
      let low = 0, high = this.times.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (this.times[middle] <= t) low = middle; else high = middle - 1;
      }
      const gap = (this.times[low + 1] ?? Infinity) - this.times[low];
      if (!(gap <= GAP_S)) return [low, 0];
      return [low, Math.min(1, Math.max(0, (t - this.times[low]) / gap))];
    }

    between(numbers, columns, column, [row, share]) {
      const here = numbers[row * columns + column];
      if (!here) return NaN;
      const next = share ? numbers[(row + 1) * columns + column] : here;
      return next ? here + share * (next - here) : here;
    }

    joint(index, where) {
      return [0, 1].map((axis) => this.between(this.points, this.columns, 2 * index + axis, where));
    }

    values(where) {
      return this.traces.map((trace) => {
        const step = this.between(trace.numbers, 1, 0, where);
        const value = trace.low + ((step - 1) / (trace.steps - 1)) * (trace.high - trace.low);
        return { side: trace.side, text: Number.isFinite(value) ? Number(value.toFixed(trace.digits)).toFixed(trace.digits) + trace.unit : "–" };
      });
    }
  }

  class Player {
    constructor(section, replay) {
      this.section = section;
      this.replay = replay;
      this.seconds = Number(section.dataset.seconds);
      this.t = 0;
      this.until = Infinity;
      this.timer = 0;
      const find = (selector) => section.querySelector(selector);
      this.stage = find(".stage");
      this.play = find(".play");
      this.scrub = find(".scrub");
      this.speed = find(".speed select");
      this.playhead = find(".playhead");
      this.scroller = find(".scroller");
      this.values = find(".reading .values");
      this.now = find(".reading .now");
      this.clocks = section.querySelectorAll(".clock");
      this.marks = [...section.querySelectorAll(".mark")].map((element) => ({
        element,
        from: Number(element.dataset.from),
        to: Number(element.dataset.to),
        told: element.getAttribute("aria-label"),
        current: false,
      }));
      this.name = section.querySelector("h2").lastChild.textContent.trim();
      this.build();
      this.listen();
      this.show(this.first());
    }

    first() {
      const rep = this.section.querySelector(".mark.rep");
      return rep ? Number(rep.dataset.at) : 0;
    }

    // Decoded when it is first needed: a long visit has many sets.
    get motion() {
      this.decoded ??= new Motion(this.replay);
      return this.decoded;
    }

    build() {
      const make = (name, part) => {
        const element = document.createElementNS("http://www.w3.org/2000/svg", name);
        element.setAttribute("class", part);
        this.stage.append(element);
        return element;
      };
      this.chains = this.replay.plan.chains.map((chain) => ({ ...chain, path: make("path", chain.part) }));
      this.head = make("circle", "head");
      this.head.setAttribute("r", this.replay.head);
      this.section.querySelector(".player").hidden = false;
      if (this.playhead) this.playhead.hidden = false;
    }

    listen() {
      this.play.addEventListener("click", () => (this.timer ? this.pause() : this.start()));
      this.scrub.addEventListener("input", () => {
        this.pause();
        this.show(Number(this.scrub.value));
      });
      this.section.addEventListener("click", (event) => {
        const target = event.target.closest("[data-from]");
        if (target) this.jump(target);
      });
      const track = this.section.querySelector(".track");
      for (const plot of track ? track.querySelectorAll(".plot") : []) {
        plot.addEventListener("click", (event) => {
          const box = track.getBoundingClientRect();
          this.pause();
          this.show(((event.clientX - box.left) / box.width) * this.seconds);
        });
      }
    }

    // A rep or warning is played once, from a moment before it to a moment after.
    jump(target) {
      const { from, to, at } = Object.fromEntries(Object.entries(target.dataset).map(([k, v]) => [k, Number(v)]));
      this.pause();
      if (!Number.isFinite(from + to + at)) return; // a damaged log knows no time for it
      const box = this.stage.getBoundingClientRect();
      if (box.bottom < 40 || box.top > window.innerHeight - 40) {
        this.stage.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
      }
      if (still || to - from < 0.2) {
        this.show(at);
        return;
      }
      this.show(Math.max(0, from - 0.3));
      this.start(Math.min(this.seconds, to + 0.3));
    }

    start(until = Infinity) {
      if (this.t >= this.seconds - 0.05) this.t = 0;
      this.until = until;
      let last = performance.now();
      const tick = (now) => {
        const t = this.t + ((now - last) / 1000) * Number(this.speed.value);
        last = now;
        if (t >= Math.min(this.until, this.seconds)) {
          this.show(Math.min(this.until, this.seconds));
          this.pause();
          return;
        }
        this.show(t);
        this.timer = requestAnimationFrame(tick);
      };
      this.timer = requestAnimationFrame(tick);
      this.label("Pause", "❚❚");
    }

    pause() {
      cancelAnimationFrame(this.timer);
      this.timer = 0;
      this.label("Play", "▶");
    }

    label(word, sign) {
      this.play.setAttribute("aria-label", `${word} ${this.name}`);
      this.play.firstElementChild.textContent = sign;
    }

    show(t) {
      this.t = Math.min(Math.max(0, t), this.seconds);
      const where = this.motion.at(this.t);
      this.draw(where);
      const said = this.motion.values(where).map((v) => (v.side ? `${v.side} ` : "") + v.text).join(", ");
      const happening = [];
      for (const mark of this.marks) {
        const current = this.t >= mark.from && this.t <= mark.to;
        if (current) happening.push(mark.told);
        if (current !== mark.current) mark.element.classList.toggle("current", current);
        mark.current = current;
      }
      for (const place of this.clocks) place.textContent = clock(this.t);
      this.values.textContent = said;
      this.now.textContent = happening.join(" · ");
      this.scrub.value = this.t;
      this.scrub.setAttribute("aria-valuetext", [clock(this.t), said, ...happening].filter(Boolean).join("; "));
      this.follow();
    }

    draw(where) {
      for (const chain of this.chains) {
        let path = "", joined = false;
        for (const index of chain.joints) {
          const [x, y] = this.motion.joint(index, where);
          const seen = Number.isFinite(x) && Number.isFinite(y);
          if (seen) path += `${joined ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
          joined = seen;
        }
        chain.path.setAttribute("d", path);
      }
      const [x, y] = this.motion.joint(this.replay.plan.head, where);
      const seen = Number.isFinite(x) && Number.isFinite(y);
      this.head.setAttribute("visibility", seen ? "visible" : "hidden");
      if (seen) {
        this.head.setAttribute("cx", x);
        this.head.setAttribute("cy", y);
      }
    }

    follow() {
      if (!this.playhead) return;
      const share = this.t / this.seconds;
      this.playhead.style.left = `${100 * share}%`;
      const { scrollWidth, clientWidth, scrollLeft } = this.scroller;
      const x = share * scrollWidth;
      if (scrollWidth > clientWidth && (x < scrollLeft + 20 || x > scrollLeft + clientWidth - 20)) {
        this.scroller.scrollLeft = x - clientWidth / 3;
      }
    }
  }

  // One stop of the tab key a lane; the arrows go from mark to mark.
  function rove(lane) {
    const marks = [...lane.querySelectorAll(".mark")];
    lane.addEventListener("keydown", (event) => {
      const here = marks.indexOf(document.activeElement);
      const goal = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (goal === undefined || here < 0) return;
      event.preventDefault();
      reach(marks, Math.min(marks.length - 1, Math.max(0, goal)));
    });
    lane.addEventListener("focusin", (event) => {
      const here = marks.indexOf(event.target);
      if (here >= 0) for (const mark of marks) mark.tabIndex = mark === marks[here] ? 0 : -1;
    });
  }

  function reach(marks, goal) {
    marks[goal].focus();
    marks[goal].scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // What a person says was counted wrong, as a file for `formcheck correct`.
  class Corrections {
    constructor(section, data, player) {
      this.section = section;
      this.data = data;
      this.player = player;
      this.noun = section.dataset.noun;
      this.missed = [];
      this.box = section.querySelector(".correct");
      this.box.hidden = false;
      this.list = this.box.querySelector("ol");
      this.judges = [...section.querySelectorAll(".judge")];
      this.unwarned = [...section.querySelectorAll(".unwarn")];
      for (const input of [...this.judges, ...this.unwarned]) input.addEventListener("change", () => this.refresh());
      this.box.querySelector(".missed").hidden = !player;
      this.box.querySelector(".missed").addEventListener("click", () => this.add());
      this.box.querySelector(".download").addEventListener("click", () => this.download());
    }

    add() {
      const side = this.section.dataset.sided === "yes" ? this.box.querySelector(".missed-side").value : null;
      const at_s = Math.round(this.player.t * 1000) / 1000;
      if (!this.missed.some((one) => one.at_s === at_s && one.side === side)) {
        this.missed.push({ type: "missed_rep", made_at: stamp(), at_s, side });
      }
      this.refresh();
    }

    judged() {
      return this.judges.filter((judge) => judge.value).map((judge) => {
        const rep = this.data.reps.find((one) => one.n === Number(judge.dataset.rep));
        const side = judge.value === "wrong_side" ? (rep.side === "left" ? "right" : "left") : rep.side;
        const line = { type: judge.value, made_at: stamp(), start_s: rep.start_s, end_s: rep.end_s, side };
        const said = judge.value === "wrong_side" ? `was the ${side} side` : `was no ${this.noun}`;
        const words = `${this.noun} ${rep.n} at ${clock(rep.start_s)} ${said}`;
        return { line, words, undo: () => { judge.value = ""; } };
      });
    }

    needless() {
      return this.unwarned.filter((box) => box.checked).map((box) => {
        const { id, start, side } = box.dataset;
        const start_s = Number(start);
        const line = { type: "not_a_warning", made_at: stamp(), warning: id, start_s, side: side || null };
        return { line, words: `the warning at ${clock(start_s)} was for nothing`, undo: () => { box.checked = false; } };
      });
    }

    all() {
      const missed = this.missed.map((line) => ({
        line,
        words: `a ${this.noun} was missed at ${clock(line.at_s)}${line.side ? `, ${line.side}` : ""}`,
        undo: () => { this.missed = this.missed.filter((one) => one !== line); },
      }));
      return [...this.judged(), ...this.needless(), ...missed];
    }

    refresh() {
      const all = this.all();
      this.box.querySelector(".pending").hidden = !all.length;
      if (all.length) this.box.closest("details").open = true;
      this.list.replaceChildren(...all.map((one) => {
        const item = document.createElement("li");
        const undo = document.createElement("button");
        undo.type = "button";
        undo.className = "jump";
        undo.textContent = "take back";
        undo.setAttribute("aria-label", `Take back: ${one.words}`);
        undo.addEventListener("click", () => { one.undo(); this.refresh(); });
        item.append(one.words, undo);
        return item;
      }));
      this.say(all.length === 1 ? "1 correction noted." : `${all.length} corrections noted.`);
    }

    say(words) {
      this.box.querySelector(".said").textContent = words;
    }

    download() {
      const session = this.data.session;
      const content = { formcheck_corrections: 1, session, corrections: this.all().map((one) => one.line) };
      const file = new Blob([JSON.stringify(content, null, 2) + "\n"], { type: "application/json" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `${session}.corrections.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      this.say(`Saved as ${link.download}, if your browser allows it.`);
    }
  }

  // The time of this place, with its offset from UTC.
  function stamp() {
    const now = new Date();
    const minutes = -now.getTimezoneOffset();
    const local = new Date(now.getTime() + minutes * 60000).toISOString().slice(0, -1);
    const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
    return `${local}${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
  }

  document.documentElement.classList.add("scripted"); // else what needs a script is not offered
  for (const section of document.querySelectorAll("section.set")) {
    const data = JSON.parse(section.querySelector("script.data").textContent);
    for (const lane of section.querySelectorAll(".lane")) rove(lane);
    const player = data.replay && section.querySelector(".player") ? new Player(section, data.replay) : null;
    new Corrections(section, data, player);
  }
})();
