/** While the site is previewed: load the page again after a build, or show what is wrong. */
let box;

function show(wrong) {
  box ??= document.createElement("pre");
  box.setAttribute("role", "alert");
  Object.assign(box.style, { padding: "1rem", whiteSpace: "pre-wrap", font: "1rem monospace", border: "0.3rem solid" });
  box.textContent = wrong;
  document.body.prepend(box);
  scrollTo(0, 0);
}

const news = new EventSource("/reload");
news.onmessage = ({ data }) => (data ? show(data) : location.reload());
// The server was started anew: what it serves may be new too.
let lost = false;
news.onerror = () => (lost = true);
news.onopen = () => lost && location.reload();
