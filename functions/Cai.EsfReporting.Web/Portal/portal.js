// Improves what works without it: dropping files, telling what was read from their names, and progress.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  const main = () => document.getElementById("main");
  const fill = (text, value) => text.replace("{0}", value);
  const formOf = (element) => element.closest && element.closest("form.deliver");

  const fold = (text) => text.normalize().toLowerCase().replace(/[åä]/g, "a").replace(/ö/g, "o").replace(/é/g, "e");
  const optionOf = (select, value) => Array.from(select.options).find((o) => o.value === value);

  // As the server reads names: project_site_month.
  const told = (name) => {
    const match = /^([^_]{1,40})_([^_]{1,40})_([0-9]{4}-[0-9]{2})(?![0-9])/.exec(name);
    return match && { place: match[1].toLowerCase() + "/" + fold(match[2]).replace(/[ _]/g, "-"), month: match[3] };
  };

  // "Tyresö MIA augusti.csv": the only site whose name is in it, and the latest such month. To be corrected where it is wrong.
  const guessed = (name, form) => {
    const words = " " + fold(name).replace(/[^a-z0-9]+/g, " ") + " ";
    const has = (text) => words.includes(" " + text.replace(/-/g, " ") + " ");
    let places = Array.from(form.elements.place.options).filter((o) => o.value && has(o.value.split("/")[1]));
    if (places.length > 1) places = places.filter((o) => has(o.value.split("/")[0]));
    const years = words.match(/ (20[0-9]{2})(?=[ 0-9])/g);
    const month = Array.from(form.elements.month.options).find((o) => {
      const [year, number] = o.value.split("-");
      return o.value && (has(o.value) || has(year + number)
        || o.dataset.words.split(" ").some((word) => has(word)) && (!years || years.some((y) => y.trim() === year)));
    });
    return places.length === 1 && month ? { place: places[0].value, month: month.value, isGuess: true } : null;
  };

  const placeOf = (name, form) => {
    const found = told(name) || guessed(name, form);
    if (!found) return null;
    const [place, month] = [optionOf(form.elements.place, found.place), optionOf(form.elements.month, found.month)];
    const text = (place ? place.text : found.place) + ", " + (month ? month.text : found.month);
    return { ...found, known: !!place && !!month, text: found.isGuess ? fill(form.dataset.guessed, text) : text };
  };

  // What a delivery to the chosen site and month would replace.
  const look = async (form) => {
    const [place, month, there] = [form.elements.place.value, form.elements.month.value, form.querySelector(".there")];
    const asked = place + " " + month;
    there.dataset.asked = asked;
    let text = "";
    if (place && month) {
      try {
        const answer = await fetch("/deliver/there?place=" + encodeURIComponent(place) + "&month=" + encodeURIComponent(month));
        text = answer.ok ? await answer.text() : "";
      } catch {
        // The answer to the delivery tells it too.
      }
    }
    if (there.dataset.asked === asked) there.textContent = text;
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
      // Of several files each goes by its own name, and a guess is no name.
      const isTold = place && (files.length === 1 || !place.isGuess);
      const what = isTold ? place.text : files.length > 1 ? form.dataset.unnamedMany : form.dataset.unnamed;
      item.append(file.name + " (" + size(file.size) + "): ");
      const strong = document.createElement("strong");
      strong.textContent = what;
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
    needed(form);
    look(form);
  };

  // One file whose name does not tell needs both fields: said before it is sent.
  const needed = (form) => {
    const files = form.elements.file.files;
    const untold = files.length === 1 && !told(files[0].name);
    for (const field of [form.elements.place, form.elements.month])
      field.setCustomValidity(untold && !field.value ? form.dataset.choose : "");
    const line = form.querySelector(".chosen strong");
    const [place, month] = [form.elements.place, form.elements.month].map((field) => field.value ? field.selectedOptions[0].text : "");
    if (line && files.length === 1 && place && month && !line.textContent.startsWith(place + ", " + month)) line.textContent = place + ", " + month;
  };

  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    if (event.target.name === "file") chosen(form);
    else if (event.target.name === "place" || event.target.name === "month") {
      needed(form);
      look(form);
    }
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

  // Where a table is wider than the screen, its latest months are what one came for.
  for (const matrix of document.querySelectorAll(".matrix")) matrix.parentElement.scrollLeft = matrix.offsetWidth;

  const first = document.querySelector("form.deliver");
  if (first) look(first);

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
      main().focus({ preventScroll: true });
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

// The texts to copy: one press, and it is said that it was done. Where the browser does not allow it the text is selected.
(() => {
  "use strict";
  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("button[data-copy]");
    if (!button) return;
    const words = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(words.innerText);
      status.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(words);
      status.textContent = button.dataset.lost;
    }
  });
})();
