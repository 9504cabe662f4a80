//! `signpost-bindgen INPUT.wasm OUT_DIR NAME [--reset]`: writes `NAME.js` and `NAME_bg.wasm`.
//!
//! The glue is wasm-bindgen's `web` target: one module with `initSync`, which every runtime loads.
//! `--reset` adds what the Worker needs to survive a trap: a function that starts a fresh instance.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (flags, names): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| argument.starts_with("--"));
    let [input, out_dir, name] = names.as_slice() else {
        eprintln!("usage: signpost-bindgen INPUT.wasm OUT_DIR NAME [--reset]");
        return ExitCode::from(2);
    };
    let reset = flags.iter().any(|flag| flag.as_str() == "--reset");
    let mut bindgen = Bindgen::new();
    let generated = bindgen
        .input_path(input)
        .out_name(name)
        .typescript(true)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .reset_state_function(reset)
        .web(true)
        .and_then(|bindgen| bindgen.generate(out_dir));
    match generated {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("signpost-bindgen: {error:?}");
            ExitCode::FAILURE
        }
    }
}
