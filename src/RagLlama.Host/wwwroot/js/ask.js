// Asks over the API and shows the answer while it is written.
import { readEvents } from "./sse.js";
import { Turn } from "./turn.js";

let running = null;
let shown = "";

export function startAsking() {
  const form = document.getElementById("composer");
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onFeedback);
  if (!form) return;

  const input = form.elements.q;
  input.value ||= sessionStorage.getItem("draft") ?? "";
  grow(input);
  input.addEventListener("input", () => { grow(input); sessionStorage.setItem("draft", input.value); });
  input.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!running) form.requestSubmit();
    }
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    ask(form, input.value.trim());
  });
  // Stop stands where Send was. The click comes before the form asks for a text, which it then does not need.
  form.querySelector(".send").addEventListener("click", event => {
    if (!running) return;
    event.preventDefault();
    running.abort();
  });
  form.addEventListener("change", () => showScope(form));
  // Back from another question to this page's first state.
  shown = location.search;
  window.addEventListener("popstate", () => { if (location.search !== shown) location.reload(); });

  const question = document.getElementById("texts")?.dataset.autoAsk;
  if (question) ask(form, question, true);
}

async function ask(form, question, keepsAddress = false) {
  if (!question || running) return;
  const turn = new Turn(question);
  const stage = document.querySelector(".ask");
  stage.dataset.stage = "thread";
  document.querySelector(".hello")?.classList.add("sr");
  document.getElementById("thread").append(turn.root);
  turns.set(turn.root, turn);
  form.elements.q.value = "";
  form.elements.q.placeholder = form.dataset.followup ?? form.elements.q.placeholder;
  grow(form.elements.q);
  form.dataset.busy = "";
  turn.root.scrollIntoView({ block: "start" });
  document.title = `${question} – RagLlama`;
  running = new AbortController();
  try {
    await stream(form, turn, question, keepsAddress);
    sessionStorage.removeItem("draft");
  } catch (error) {
    if (error.name === "AbortError") turn.stop();
    else if (!navigator.onLine || error instanceof TypeError) keepForLater(form, turn, question);
    else turn.fail("broken", error.reference);
  } finally {
    running = null;
    delete form.dataset.busy;
  }
}

async function stream(form, turn, question, keepsAddress) {
  const conversationId = form.dataset.conversation || await begin(form, question);
  if (!keepsAddress && location.pathname === "/" && !location.search) {
    history.pushState({}, "", "/?q=" + encodeURIComponent(question));
    shown = location.search;
  }
  const sources = [...form.querySelectorAll("[name=source]:checked")].map(box => box.value);
  const response = await send("/api/v1/ask", { question, conversationId, sources, agent: form.elements.agent?.checked }, "text/event-stream");
  for await (const event of readEvents(response)) turn.apply(event);
  if (!["done", "none", "failed"].includes(turn.state)) turn.fail("broken");
}

/** A page's first question begins its conversation. */
async function begin(form, title) {
  const made = await (await send("/api/v1/conversations", { title }, "application/json")).json();
  form.dataset.conversation = made.id;
  return made.id;
}

async function send(url, body, accept) {
  const response = await fetch(url, {
    method: "POST", signal: running?.signal, body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", Accept: accept },
  });
  if (response.ok) return response;
  if (response.status === 401) location.assign("/sign-in?returnUrl=" + encodeURIComponent(location.pathname));
  const problem = await response.json().catch(() => ({}));
  throw Object.assign(new Error(problem.title), { reference: problem.reference ?? problem.title });
}

function keepForLater(form, turn, question) {
  turn.fail("offline");
  window.addEventListener("online", () => { turn.root.remove(); ask(form, question, true); }, { once: true });
}

const turns = new WeakMap();

function onClick(event) {
  const example = event.target.closest("a[data-ask]");
  const form = document.getElementById("composer");
  if (example && form && !event.ctrlKey && !event.metaKey && event.button === 0) {
    event.preventDefault();
    document.querySelector(".examples")?.remove();
    ask(form, example.textContent.trim() && new URL(example.href).searchParams.get("q"));
  }

  const rephrase = event.target.closest("[data-rephrase]");
  if (rephrase && form) {
    event.preventDefault();
    form.elements.q.value = new URL(rephrase.href).searchParams.get("prefill");
    form.elements.q.focus();
    form.elements.q.select();
  }

  const copy = event.target.closest("[data-copy]");
  if (copy) copyAnswer(copy);
}

async function copyAnswer(button) {
  const root = button.closest(".turn");
  const text = turns.get(root)?.toText()
    ?? [".question", ".answer-text", ".sources ol"].map(part => root.querySelector(part).innerText).join("\n\n");
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else copyOldWay(text);
  button.querySelector("span").textContent = button.dataset.copied;
}

// The clipboard API needs a secure address; inside a company's network there may be none.
function copyOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

async function onFeedback(event) {
  const form = event.target.closest("[data-feedback]");
  if (!form) return;
  event.preventDefault();
  const receipt = new URL(form.action).pathname.split("/")[2];
  await send(`/api/v1/answers/${receipt}/feedback`, { helpful: event.submitter.value === "true" }, "application/json");
  form.replaceChildren(Object.assign(document.createElement("span"), { className: "thanks", textContent: form.dataset.thanks }));
}

function grow(input) {
  input.style.height = "auto";
  input.style.height = Math.min(input.scrollHeight, 200) + "px";
}

function showScope(form) {
  const label = form.querySelector("[data-scope-all]");
  if (!label) return;
  const names = [...form.querySelectorAll("[name=source]:checked")].map(box => box.parentElement.firstChild.nextSibling.textContent.trim());
  label.textContent = names.length ? label.dataset.scopeSome.replace("{0}", names.join(", ")) : label.dataset.scopeAll;
}
