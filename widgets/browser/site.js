/**
 * What every page needs: the menu as a real button, and the door to the search.
 * Without it the menu link leads to the list of pages at the foot, and nothing is lost.
 */
const byId = (id) => document.getElementById(id);
const button = byId("menu-bouton");
const menu = byId("menu");

/** Open or close the menu; focus goes back to its button when it closes by the keyboard. */
function show(open) {
  menu.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
}

button.hidden = false;
document.querySelector(".menu-link").hidden = true;
button.addEventListener("click", () => show(menu.hidden));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menu.hidden) return;
  show(false);
  button.focus();
});
document.addEventListener("click", (event) => {
  if (!menu.hidden && !event.target.closest(".top")) show(false);
});
menu.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !event.relatedTarget.closest(".top")) show(false);
});

const finder = byId("chercher");
const dialog = byId("recherche");
if (dialog.showModal) {
  finder.hidden = false;
  finder.addEventListener("click", async () => {
    dialog.showModal();
    byId("recherche-mots").focus();
    const { body } = document;
    const url = (name) => new URL(body.dataset[name], document.baseURI).href;
    const search = await import(url("finder")).catch(() => null);
    if (search) search.start(dialog, url("search"), url("root"));
    else byId("recherche-etat").textContent = byId("recherche-etat").dataset.failed;
  });
}
