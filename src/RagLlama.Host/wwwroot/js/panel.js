// The source panel: a cited passage in its document, beside the answer. The browser's Back closes it, so the answer stays where it was.
let panel, opener, loading;

export function startPanel() {
  panel = document.getElementById("panel");
  if (!panel) return;
  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-passage]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      if (!panel.contains(link)) opener = link;
      openPanel(link);
    }
    if (event.target.closest("[data-close]")) closePanel();
  });
  window.addEventListener("popstate", event => { if (!event.state?.panel) hide(); });
}

export const isOpen = () => !panel.hidden;

export async function openPanel(link) {
  const target = new URL(link.href);
  loading?.abort();
  loading = new AbortController();
  try {
    const response = await fetch(`${target.pathname}/panel${target.search}`, { signal: loading.signal });
    if (!response.ok) return location.assign(link.href);
    // The server encodes every word of the document; the policy of the page forbids whatever would still be active.
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    panel.replaceChildren(...page.body.childNodes);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(link.href);
    return;
  }
  if (panel.hidden) history.pushState({ panel: true }, "");
  panel.hidden = false;
  document.documentElement.classList.add("panel-open");
  markCurrent(link);
  panel.focus({ preventScroll: true });
  panel.querySelector("mark")?.scrollIntoView({ block: "center" });
}

export function closePanel() {
  if (panel.hidden) return;
  if (history.state?.panel) history.back();
  else hide();
}

/** The citation before or after the one that is open. */
export function step(by) {
  const chips = [...document.querySelectorAll(".turn .cite")];
  if (chips.length === 0) return;
  const at = chips.indexOf(opener);
  const next = chips[(at + by + chips.length) % chips.length] ?? chips[0];
  opener = at < 0 ? chips[by > 0 ? 0 : chips.length - 1] : next;
  if (isOpen()) openPanel(opener);
  else opener.focus();
}

function hide() {
  if (panel.hidden) return;
  panel.hidden = true;
  document.documentElement.classList.remove("panel-open");
  markCurrent(null);
  opener?.focus({ preventScroll: true });
}

function markCurrent(link) {
  document.querySelectorAll("[data-passage].current").forEach(other => other.classList.remove("current"));
  if (link && !panel.contains(link)) link.classList.add("current");
}
