
// The second file of the program, fetched by its digest. Put behind wasm-bindgen's script, which asks for it by this name,
// by scripts/page.mjs. Where it cannot be had, the app says so and can ask again.
const LATER_NAME = {
  async __wasm_split_load_later(callback, data) {
    let isThere = false;
    try {
      const file = await fetch("LATER_URL", { integrity: "LATER_INTEGRITY", credentials: "same-origin" });
      // Not streaming, which a host that names the type of a wasm file otherwise would break.
      await WebAssembly.instantiate(await file.arrayBuffer(), { __wasm_split: wasm });
      isThere = true;
    } catch (error) {
      console.error(error);
    }
    wasm.__indirect_function_table.get(callback)(data, isThere);
  },
};
