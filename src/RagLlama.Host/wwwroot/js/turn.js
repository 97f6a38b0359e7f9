// One question and its answer on the page. Text enters the document as text only; no HTML is ever made of it.
const words = () => document.getElementById("texts").dataset;

export const passageLink = p =>
  `/documents/${p.documentId}?passage=${p.chunkId}${p.span ? `&span=${p.span.start}-${p.span.length}` : ""}#passage`;

// A first heading that says what the title says is left out, as in Places.cs.
const path = ({ title, headings }) => (headings ?? []).filter((heading, i) => i > 0 || heading.toLowerCase() !== title?.toLowerCase()).join(" › ");

export const place = p =>
  [p.page ? words().page.replace("{0}", p.page) : "", path(p), p.partlyRead ? words().partial : ""].filter(Boolean).join(" · ");

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

// Split and join: a name may hold what replace() would take for a pattern.
function describe({ name, value, known }, texts) {
  const isDate = name !== "source" && name !== "lang";
  const text = isDate ? texts.filter_date : name === "lang" ? texts.filter_lang : known.length ? texts.filter_source : texts.filter_nosource;
  const [before, after = ""] = text.split("{0}");
  return before + (isDate ? `${name}:${value}` : value) + after.split("{1}").join(known.join(", "));
}

function chip(citation) {
  const link = element("a", "cite", citation.n);
  link.href = passageLink(citation);
  link.dataset.passage = "";
  link.dataset.n = citation.n;
  link.dataset.quote = citation.quote;
  link.dataset.title = citation.title;
  link.dataset.place = place(citation);
  link.setAttribute("aria-label", words().cite.replace("{0}", citation.n).replace("{1}", citation.title).replace("{2}", place(citation)));
  return link;
}

function card(passage, number, withSnippet) {
  const item = document.getElementById("source-template").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.href = passageLink(passage);
  link.dataset.n = number ?? "";
  item.querySelector(".number").textContent = number ?? "";
  item.querySelector(".title").textContent = passage.title;
  item.querySelector(".place").textContent = place(passage);
  const snippet = item.querySelector(".snippet");
  if (withSnippet && passage.text) snippet.textContent = passage.text.replace(/\s+/g, " ").slice(0, 160);
  else snippet.remove();
  return item;
}

// A chip that was pointed at or opened carries the marks of that.
const isSame = (a, b) => a.isEqualNode(b) || (a.dataset?.n !== undefined && a.dataset.n === b.dataset?.n && a.href === b.href && a.dataset.quote === b.dataset.quote);

/** Makes the old paragraph like the new one from where they differ: what stays is what somebody is about to click or has selected. */
function patch(old, made) {
  let at = 0;
  while (at < old.childNodes.length && at < made.childNodes.length && isSame(old.childNodes[at], made.childNodes[at])) at++;
  while (old.childNodes.length > at) old.lastChild.remove();
  old.append(...[...made.childNodes].slice(at));
}

export class Turn {
  constructor(question) {
    this.root = document.getElementById("turn-template").content.firstElementChild.cloneNode(true);
    this.question = question;
    this.text = "";
    this.citations = new Map();
    this.hits = [];
    this.slot("question").textContent = question;
    this.root.querySelector("[data-rephrase]").href = "/?prefill=" + encodeURIComponent(question);
    this.say("searching");
  }

  slot(name) { return this.root.querySelector(`[data-slot="${name}"]`); }
  set state(value) { this.root.dataset.state = value; }
  get state() { return this.root.dataset.state; }
  say(word, ...values) {
    this.slot("progress").textContent = values.reduce((text, value, i) => text.replace(`{${i}}`, value), this.slot("progress").dataset[word]);
  }

  /** Applies one event of the answer's stream. */
  apply({ type, data }) {
    if (type === "sources") this.showHits(data.hits);
    else if (type === "step") this.step(data);
    else if (type === "waiting") this.say("waiting", data.position, data.expectedSeconds);
    else if (type === "delta") this.write(data.text);
    else if (type === "citation") this.cite(data);
    else if (type === "done") this.finish(data);
    else if (type === "error") this.fail(data.status === 429 ? "busy" : "broken", data.reference);
  }

  step({ kind, text, found }) {
    const list = this.slot("steps");
    const words = list.dataset[kind === "stopped" ? `stopped_${text}` : kind] ?? "";
    const [before, after] = words.split("{0}");
    list.querySelector("ol").append(Object.assign(element("li", "", after === undefined ? words : before + text + after.replace("{1}", found)), { dir: "auto" }));
    list.querySelector("summary").textContent = list.querySelector("summary").dataset.text.replace("{0}", list.querySelectorAll("li").length);
    list.hidden = false;
  }

  showHits(hits) {
    this.hits = hits;
    this.say("writing");
    this.state = "writing";
    this.slot("cited").replaceChildren(...hits.map(hit => card(hit)));
  }

  write(text) {
    if (!this.text) this.say("writing");
    this.text += text;
    this.state = "writing";
    // A mark that has only half arrived would flicker: it waits for its other half.
    this.draw(this.text.replace(/\[\d{0,3}$/, ""), []);
  }

  cite(citation) {
    this.citations.set(citation.n, citation);
    this.draw(this.text, []);
  }

  finish(answer) {
    this.answer = answer;
    this.root.lang = answer.language;
    this.root.dataset.aiDisclosure = answer.ai?.mode ?? "";
    this.citations = new Map(answer.citations.map(c => [c.n, c]));
    const answered = answer.status === "answered";
    if (answer.incomplete) this.slot("progress").textContent = this.slot("incomplete").textContent;
    else this.say("done");
    this.state = answered ? "done" : "none";
    if (answered) this.draw(answer.answer, answer.sentences);
    else this.refuse(answer);
    this.listSources(answer, answered);
    for (const lack of ["incomplete", "degraded"]) this.slot(lack).hidden = !answer[lack];
    this.slot("quotes").hidden = answer.degraded || answer.writer !== "quotes" || document.querySelectorAll(".turn:not(.earlier)").length > 1;
    const form = this.root.querySelector("[data-feedback]");
    form.action = `/answers/${answer.receiptId}/feedback`;
    const how = this.slot("how");
    const left = answer.context?.leftOut.length;
    how.textContent = [this.hits.length, how.dataset[answer.writer] ?? answer.writer, Math.round(answer.timings.totalMs), answer.receiptId]
      .reduce((text, value, i) => text.replace(`{${i}}`, value), how.dataset.how) + (left ? " " + how.dataset.left.replace("{0}", left) : "");
    this.offer(answer.suggestions ?? []);
  }

  /** Questions to ask next, as links that ask them here. */
  offer(questions) {
    this.slot("next").hidden = questions.length === 0;
    this.slot("next").querySelector("ul").replaceChildren(...questions.map(question => {
      const link = element("a", "", question);
      link.href = "/?q=" + encodeURIComponent(question);
      link.dataset.ask = "";
      link.dir = "auto";
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
  }

  refuse({ reason, filter, explanation }) {
    this.slot("text").replaceChildren();
    const texts = this.slot("none").dataset;
    this.slot("none").textContent = filter ? describe(filter, texts) : explanation ?? texts[reason] ?? texts.nothing_relevant;
    const title = this.root.querySelector(".sources h3");
    title.textContent = title.dataset.nearest;
  }

  listSources(answer, answered) {
    const isCited = hit => answer.citations.some(c => hit.chunkIds.includes(c.chunkId));
    const rest = this.hits.filter(hit => !isCited(hit));
    this.slot("cited").replaceChildren(...(answered ? answer.citations.map(c => card(c, c.n)) : rest.slice(0, 4).map(h => card(h, null, true))));
    this.slot("others").replaceChildren(...(answered ? rest.map(h => card(h)) : []));
    this.slot("others").closest("details").hidden = !answered || rest.length === 0;
    this.slot("others-label").textContent = this.slot("others-label").dataset.text.replace("{0}", rest.length);
    this.root.querySelector(".sources").hidden = this.hits.length === 0 && answer.citations.length === 0;
  }

  /** Draws text with its citations; sentences without support are marked with a line and a word. */
  draw(text, sentences) {
    const paragraph = document.createElement("p");
    let at = 0;
    for (const s of sentences) {
      if (s.start == null || s.start < at) continue;
      this.drawPart(paragraph, text.slice(at, s.start), false);
      const doubtful = s.status === "unsupported" || s.status === "partly";
      this.drawPart(paragraph, text.slice(s.start, s.start + s.length), doubtful);
      if (doubtful) paragraph.append(" ", element("span", "flag " + s.status, words()[s.status]));
      at = s.start + s.length;
    }
    this.drawPart(paragraph, text.slice(at), false);
    paragraph.normalize();
    const shown = this.slot("text").firstElementChild;
    if (shown) patch(shown, paragraph);
    else this.slot("text").append(paragraph);
  }

  drawPart(paragraph, text, doubtful) {
    // Citations stand after the sentence's full stop, right behind it.
    const tidy = text.replace(/\s*((?:\[\d{1,3}\]\s?)*\[\d{1,3}\])([.!?…।]?)/g, "$2$1");
    for (const part of tidy.split(/(\[\d{1,3}\])/)) {
      const citation = /^\[\d+\]$/.test(part) && this.citations.get(Number(part.slice(1, -1)));
      if (citation) paragraph.append(chip(citation));
      else if (part.trim() && doubtful) paragraph.append(element("span", "doubt", part));
      else if (part) paragraph.append(part);
    }
  }

  stop() {
    this.say("stopped");
    this.state = "stopped";
  }

  fail(kind, reference) {
    const place = this.slot("failure");
    place.textContent = place.dataset[kind] + (reference ? ` ${place.dataset.reference} ${reference}` : "");
    this.state = "failed";
  }

  /** The answer and its sources as plain text. */
  toText() {
    const sources = this.answer?.citations.map(c => `[${c.n}] ${c.title}${place(c) ? ", " + place(c) : ""} – ${c.uri}`) ?? [];
    return `${this.question}\n\n${this.answer?.answer ?? this.text}\n\n${words().sources}\n${sources.join("\n")}\n`;
  }
}
