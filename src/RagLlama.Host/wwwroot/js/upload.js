// Uploads by drag and drop, one request for each file, and the progress of reading.
export function startUploads() {
  const form = document.getElementById("upload");
  if (form) {
    form.elements.files.required = false;
    form.elements.files.addEventListener("change", () => { sendAll(form, form.elements.files.files); form.elements.files.value = ""; });
    // The whole page takes the files: whoever drops beside the field meant it.
    document.addEventListener("dragover", event => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      form.classList.add("dragging");
    });
    document.addEventListener("dragleave", event => { if (!event.relatedTarget) form.classList.remove("dragging"); });
    document.addEventListener("drop", event => {
      event.preventDefault();
      form.classList.remove("dragging");
      sendAll(form, event.dataTransfer.files);
    });
  }
  document.querySelectorAll("tr[data-status=pending]").forEach(row =>
    follow(row.dataset.document, found => {
      const badge = row.querySelector(".badge");
      setBadge(badge, found.status);
      row.querySelectorAll(".num")[1].textContent = found.chunks;
    }));
}

async function sendAll(form, files) {
  // Two at a time: enough to keep the line busy, few enough that the first is soon there.
  const waiting = [...files].map(file => ({ file, row: addRow(file) }));
  const worker = async () => { for (let next; (next = waiting.shift());) await sendOne(form, next.file, next.row); };
  await Promise.all([worker(), worker()]);
}

function addRow(file) {
  const row = document.getElementById("upload-template").content.firstElementChild.cloneNode(true);
  row.querySelector(".name").textContent = file.name;
  document.getElementById("uploads").prepend(row);
  return row;
}

function sendOne(form, file, row) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const bar = row.querySelector("progress");
    const fail = text => {
      setBadge(row.querySelector(".badge"), "failed");
      row.querySelector(".reason").textContent = text;
      bar.remove();
      resolve();
    };
    request.upload.onprogress = event => { bar.value = event.loaded / event.total; };
    request.onerror = () => fail(form.dataset.failed);
    request.onload = () => {
      if (request.status === 413) return fail(form.dataset.large);
      if (request.status !== 202) return fail(JSON.parse(request.responseText || "{}").title ?? form.dataset.failed);
      const { documents: [document] } = JSON.parse(request.responseText);
      row.querySelector(".badge").textContent = form.dataset.waiting;
      bar.removeAttribute("value");
      follow(document.id, found => settle(row, found));
      resolve();
    };
    const body = new FormData();
    body.append("access", form.elements.access.value);
    body.append("files", file);
    request.open("POST", "/api/v1/documents");
    request.send(body);
  });
}

function settle(row, found) {
  row.querySelector("progress").remove();
  setBadge(row.querySelector(".badge"), found.status);
  row.querySelector(".reason").textContent = found.reason ?? "";
  const link = document.createElement("a");
  link.href = `/documents/${found.id}`;
  link.textContent = found.title;
  row.querySelector(".name").replaceChildren(link);
}

/** Asks for a document's status, less and less often, until it is settled. */
async function follow(id, settled, wait = 300) {
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, wait));
    const response = await fetch(`/api/v1/documents/${id}`).catch(() => null);
    if (response?.ok) {
      const found = await response.json();
      if (found.status !== "pending") return settled(found);
    } else if (response?.status === 404) return;
    wait = Math.min(wait * 1.4, 3000);
  }
}

function setBadge(badge, status) {
  badge.className = "badge " + status;
  badge.textContent = document.getElementById("status-words")?.dataset[status] ?? status;
}
