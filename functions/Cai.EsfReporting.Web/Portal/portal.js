// Improves what works without it: dropping files, telling what was read from their names, and progress.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  const main = () => document.getElementById("main");
  const fill = (text, value) => text.replace("{0}", value);
  const formOf = (element) => element.closest && element.closest("form.deliver");

  // As the server reads names: project_site_month or project/site/month.
  const placeOf = (name, form) => {
    const match = /^([^_]{1,40})_([^_]{1,40})_([0-9]{4}-[0-9]{2})(?![0-9])/.exec(name);
    if (!match) return null;
    const site = match[2].normalize().toLowerCase().replace(/[åä]/g, "a").replace(/ö/g, "o").replace(/é/g, "e").replace(/[ _]/g, "-");
    const place = match[1].toLowerCase() + "/" + site;
    const option = Array.from(form.elements.place.options).find((o) => o.value === place);
    const month = Array.from(form.elements.month.options).find((o) => o.value === match[3]);
    return { place, month: match[3], text: (option ? option.text : place) + ", " + (month ? month.text : match[3]), known: !!option && !!month };
  };

  const size = (bytes) => bytes < 1e6 ? Math.max(1, Math.round(bytes / 1e3)) + " kB" : Math.round(bytes / 1e6) + " MB";

  const chosen = (form) => {
    const files = Array.from(form.elements.file.files);
    const list = form.querySelector(".chosen");
    list.textContent = "";
    const most = Number(form.dataset.most);
    let problem = "";
    for (const file of files) {
      const item = document.createElement("li");
      const place = placeOf(file.name, form);
      const told = place ? place.text : files.length > 1 ? form.dataset.unnamedMany : form.dataset.unnamed;
      item.append(file.name + " (" + size(file.size) + "): ");
      const strong = document.createElement("strong");
      strong.textContent = told;
      item.append(strong);
      if (file.size > most) {
        problem = fill(form.dataset.tooLarge, file.name);
        const warning = document.createElement("div");
        warning.className = "warn";
        warning.textContent = problem;
        item.append(warning);
      }
      list.append(item);
    }
    form.elements.file.setCustomValidity(problem);
    if (files.length === 1) {
      const place = placeOf(files[0].name, form);
      if (place) {
        form.elements.place.value = place.known ? place.place : "";
        form.elements.month.value = place.known ? place.month : "";
        // Read from the name: from here on a choice is a correction.
        form.elements.preset.value = "";
      }
    }
  };

  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (form && event.target.name === "file") chosen(form);
  });

  for (const type of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      const form = document.querySelector("form.deliver");
      if (!form || !event.dataTransfer || !Array.from(event.dataTransfer.types).includes("Files")) return;
      event.preventDefault();
      form.querySelector(".drop").classList.toggle("over", type === "dragover");
      if (type === "drop" && event.dataTransfer.files.length > 0) {
        form.elements.file.files = event.dataTransfer.files;
        chosen(form);
        form.elements.file.focus();
      }
    });
  }

  document.addEventListener("submit", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    event.preventDefault();
    const button = event.submitter;
    const progress = form.querySelector(".progress");
    const [bar, status] = [progress.querySelector("progress"), progress.querySelector("span")];
    const buttons = Array.from(form.querySelectorAll("button"));
    const busy = (is) => buttons.forEach((b) => { b.disabled = is; });
    const request = new XMLHttpRequest();
    const address = (button && button.getAttribute("formaction")) || form.getAttribute("action");
    const files = form.elements.file.files;
    request.open("POST", address);
    request.upload.onprogress = (e) => {
      if (!e.lengthComputable) return;
      const percent = Math.round(100 * e.loaded / e.total);
      progress.hidden = false;
      bar.value = percent;
      status.textContent = percent < 100 ? fill(form.dataset.sending, percent) : form.dataset.reading;
    };
    request.onload = () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const answer = page.getElementById("main");
      if (!answer) {
        request.onerror();
        return;
      }
      document.title = page.title;
      main().replaceChildren(...Array.from(answer.childNodes).map((node) => document.adoptNode(node)));
      // What was checked can be delivered without choosing it again.
      const next = document.querySelector("form.deliver");
      if (next && address.endsWith("/check")) {
        next.elements.file.files = files;
        chosen(next);
      }
      window.scrollTo(0, 0);
      main().focus();
    };
    request.onerror = () => {
      busy(false);
      progress.hidden = false;
      bar.removeAttribute("value");
      status.textContent = form.dataset.lost;
    };
    const data = new FormData(form);
    busy(true);
    request.send(data);
  });
})();

// The page of a report: its frame is as tall as the report, so that there is one thing to scroll.
(() => {
  "use strict";
  for (const frame of document.querySelectorAll("iframe.report")) {
    const fit = () => {
      const report = frame.contentDocument && frame.contentDocument.querySelector("main") && frame.contentDocument.documentElement;
      if (!report) return;
      const measure = () => {
        const border = frame.offsetHeight - frame.clientHeight;
        frame.style.height = Math.ceil(report.getBoundingClientRect().height) + border + "px";
      };
      measure();
      new ResizeObserver(measure).observe(report);
    };
    frame.addEventListener("load", fit);
    // Loaded before this script was.
    if (frame.contentDocument && frame.contentDocument.readyState === "complete") fit();
  }
})();
