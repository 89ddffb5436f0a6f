
// The second file of the program, fetched by its digest. Put behind wasm-bindgen's script, which asks for it by this name,
// by scripts/page.mjs. Where it cannot be had, the app says so and can ask again.
// It is run once: a second run would set what it keeps in memory back to its beginning.
let kithLater;
async function kithReadLater() {
  const file = await fetch("LATER_URL", { integrity: "LATER_INTEGRITY", credentials: "same-origin" });
  // Not streaming, which a host that names the type of a wasm file otherwise would break.
  await WebAssembly.instantiate(await file.arrayBuffer(), { __wasm_split: wasm });
}
const LATER_NAME = {
  async __wasm_split_load_later(callback, data) {
    let isThere = false;
    try {
      kithLater ??= kithReadLater();
      await kithLater;
      isThere = true;
    } catch (error) {
      kithLater = undefined;
      console.error(error);
    }
    wasm.__indirect_function_table.get(callback)(data, isThere);
  },
};
