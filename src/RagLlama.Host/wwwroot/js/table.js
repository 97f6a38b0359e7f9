// Sorts the rows of the shown page by a column.
export function startTables() {
  // Of each table its own columns: the headings of rows sort nothing.
  document.querySelectorAll("table[data-sortable]").forEach(table => table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  }));
}

function sort(head, column) {
  const rising = head.getAttribute("aria-sort") !== "ascending";
  head.parentElement.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const body = head.closest("table").tBodies[0];
  body.append(...[...body.rows].sort((a, b) => collator.compare(key(a), key(b)) * (rising ? 1 : -1)));
}
