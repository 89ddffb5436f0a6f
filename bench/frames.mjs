// What a frame costs while something of a drawing is dragged.
import { percentile, tenth } from "./results.mjs";

/** Drags something over so many steps, and answers the rows of what its frames cost. */
export async function measureDrag(page, what, steps, about) {
  // From the pointer's own time to the frame after it, and the work of a frame alone.
  await page.evaluate(() => {
    window.work = [];
    window.late = [];
    document.addEventListener(
      "pointermove",
      (event) => {
        const started = performance.now();
        const at = event.timeStamp;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          // After the frame was put together: style, layout and paint included.
          channel.port1.onmessage = () => {
            window.work.push(performance.now() - started);
            window.late.push(performance.now() - at);
          };
          channel.port2.postMessage(0);
        });
      },
      true,
    );
    // What the page's own script does in a frame, apart from the wait for the next one.
    window.script = [];
    document.addEventListener("pointermove", () => (window.began = performance.now()), true);
    document.addEventListener("pointermove", () => window.script.push(performance.now() - window.began));
  });
  const drag = async (count) => {
    const box = await what.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= count; step += 1) {
      await page.mouse.move(x + Math.sin(step / 10) * 60, y - step / 2);
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  };
  await drag(10);
  await page.evaluate(() => [window.work, window.late, window.script].forEach((all) => all.splice(0)));
  await drag(steps);
  const { work, late, script } = await page.evaluate(() => ({ work: window.work, late: window.late, script: window.script }));
  const row = (name, value, aim = null) => ({ name: `drag, ${name}, ${about}`, value: tenth(value), unit: "ms", aim });
  return [
    row("script alone p95", percentile(script, 0.95)),
    row("pointer to painted frame p50", percentile(work, 0.5)),
    row("pointer to painted frame p95", percentile(work, 0.95), 16.7),
    row("event to painted frame p95", percentile(late, 0.95)),
  ];
}
