// Entry point. Every page works without it; it adds streaming, the source panel, uploads with progress, and keys.
import { startAsking } from "./ask.js";
import { startPanel } from "./panel.js";
import { startCards } from "./cards.js";
import { startUploads } from "./upload.js";
import { startTables } from "./table.js";
import { startKeys } from "./keys.js";

document.documentElement.classList.add("scripted");
document.cookie = "ragllama-script=1; path=/; samesite=lax; max-age=31536000";

startPanel();
startCards();
startAsking();
startUploads();
startTables();
startKeys();

document.querySelector("[data-theme-choice]")?.addEventListener("change", event => {
  const theme = event.target.value;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.cookie = `ragllama-theme=${theme}; path=/; samesite=lax; max-age=${theme ? 31536000 : 0}`;
});
