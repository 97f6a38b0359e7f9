// The quoted sentence, shown while a citation is hovered or focused.
export function startCards() {
  const card = document.createElement("div");
  card.className = "cite-card";
  card.id = "cite-card";
  card.hidden = true;
  card.setAttribute("role", "tooltip");
  card.append(document.createElement("q"), document.createElement("p"));
  document.body.append(card);

  const show = chip => {
    chip.removeAttribute("title");
    card.firstChild.textContent = chip.dataset.quote;
    card.lastChild.textContent = [chip.dataset.title, chip.dataset.place].filter(Boolean).join(" · ");
    card.hidden = false;
    chip.setAttribute("aria-describedby", card.id);
    const at = chip.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left - 24), innerWidth - card.offsetWidth - 8);
    const above = at.top > card.offsetHeight + 16;
    card.style.left = `${left}px`;
    card.style.top = `${above ? at.top - card.offsetHeight - 8 : at.bottom + 8}px`;
  };
  const hide = () => { card.hidden = true; };
  const over = event => { const chip = event.target.closest?.(".cite"); if (chip) show(chip); };

  document.addEventListener("pointerover", event => { if (event.pointerType !== "touch") over(event); });
  document.addEventListener("pointerout", event => { if (event.target.closest?.(".cite")) hide(); });
  document.addEventListener("focusin", over);
  document.addEventListener("focusout", hide);
  document.addEventListener("click", hide);
  document.addEventListener("scroll", hide, { passive: true, capture: true });
}
