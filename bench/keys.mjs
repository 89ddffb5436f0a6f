// What a key costs in a field of the page.

/** Notes for each key, in `window.keys`, the time from it to the second animation frame after, when what it changed is on the screen. */
export const noteKeys = (page) =>
  page.evaluate(() => {
    window.keys = [];
    document.addEventListener(
      "input",
      (event) => {
        const at = event.timeStamp;
        requestAnimationFrame(() => requestAnimationFrame(() => window.keys.push(performance.now() - at)));
      },
      true,
    );
  });
