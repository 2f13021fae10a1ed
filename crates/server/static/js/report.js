// A report's chart, drawn from its table. Without it, the table says the same.
"use strict";

(() => {
  const figure = document.getElementById("report-figure");
  const table = document.getElementById("report-table");
  if (!figure || !table || !window.Chart) return;

  const place = document.getElementById("report-canvas");
  const isRow = figure.dataset.chart === "row";
  const isRtl = document.documentElement.dir === "rtl";

  // The figures are those of the table: its first column names them, and the marked ones are drawn.
  const heads = [...table.tHead.rows[0].cells];
  const charted = heads.flatMap((cell, at) => (cell.hasAttribute("data-charted") ? [at] : []));
  const rows = [...table.tBodies[0].rows];
  const labels = rows.map((row) => row.cells[0].textContent);
  const number = (cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value));

  // Colours are those of the page in the light it is seen in, as the browser resolves them.
  function colour(name) {
    const probe = document.createElement("span");
    probe.className = `report-ink-${name}`;
    figure.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  function settings() {
    const [ink, line] = [colour("text"), colour("line")];
    const series = [colour("first"), colour("second")];
    const values = { beginAtZero: true, grid: { color: line }, ticks: { color: ink, maxTicksLimit: 6 }, border: { display: false } };
    const names = { grid: { display: false }, ticks: { color: ink, autoSkip: !isRow, maxRotation: 0 }, border: { color: line } };
    if (isRtl && isRow) values.reverse = true;
    if (isRtl && !isRow) names.reverse = true;
    if (isRtl) (isRow ? names : values).position = "right";
    return {
      type: "bar",
      data: {
        labels,
        datasets: charted.map((at, which) => ({
          label: heads[at].textContent,
          data: rows.map((row) => number(row.cells[at])),
          backgroundColor: series[which],
          borderRadius: 4,
          maxBarThickness: 36,
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        indexAxis: isRow ? "y" : "x",
        scales: isRow ? { x: values, y: names } : { x: names, y: values },
        plugins: {
          legend: { display: charted.length > 1, rtl: isRtl, labels: { color: ink } },
          tooltip: {
            rtl: isRtl,
            callbacks: {
              label: ({ dataIndex, datasetIndex, dataset }) =>
                `${dataset.label}: ${rows[dataIndex].cells[charted[datasetIndex]].textContent.trim()}`,
            },
          },
        },
      },
    };
  }

  figure.hidden = false;
  if (isRow) place.style.blockSize = `${Math.max(8, rows.length * 2.5 + 3)}rem`;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  let chart = null;
  function draw() {
    if (chart) chart.destroy();
    chart = new Chart(place.querySelector("canvas"), settings());
  }
  draw();
  // Paper is light, and so may the device become.
  for (const medium of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(medium).addEventListener("change", draw);
  }
})();
