//! Reads `providers/*.toml`, proves every row, and writes what is generated from them. `--check` writes nothing and
//! fails where a file is stale. An argument that is a folder is read in place of `providers/`.
//!
//! A row is read with the core's own types and held to the core's own rules, so what stands in a file is exactly what
//! a customer may write under `[vars.sources.NAME.provider]`.

mod border;
mod built_in;
mod docs;
mod facts;
mod file;
mod npm;
mod proof;
mod sample;
mod schema;
#[cfg(test)]
mod tests;
mod vectors;
mod worker;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use file::File;

/// Something to be written, relative to the root of the repository.
struct Output {
    path: PathBuf,
    text: String,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let only_check = arguments.iter().any(|argument| argument == "--check");
    let folder = arguments.iter().find(|argument| !argument.starts_with("--"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = folder.map_or_else(|| root.join("providers"), PathBuf::from);
    match run(&root, &folder, only_check) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path, folder: &Path, only_check: bool) -> Result<String, Vec<String>> {
    let files = file::read_all(folder)?;
    let problems: Vec<String> =
        files.iter().flat_map(|file| [proof::problems(file), sample::problems(file)].concat()).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let proofs: usize = files.iter().map(|file| file.proofs.len()).sum();
    let outputs = outputs(&files);
    let mut changed = Vec::new();
    for Output { path, text } in &outputs {
        let path = root.join(path);
        if std::fs::read_to_string(&path).is_ok_and(|before| before == *text) {
            continue;
        }
        if !only_check {
            let folder = path.parent().unwrap_or(root);
            let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, text));
            written.map_err(|error| vec![format!("{}: {error}", path.display())])?;
        }
        changed.push(path);
    }
    let removed = npm::stale(root, &files);
    if !only_check {
        for path in &removed {
            std::fs::remove_file(path).map_err(|error| vec![format!("{}: {error}", path.display())])?;
        }
    }
    changed.extend(removed);
    if only_check && !changed.is_empty() {
        let stale = |path: &PathBuf| format!("{} is stale: run `npm run generate`", path.display());
        return Err(changed.iter().map(stale).collect());
    }
    Ok(format!(
        "{} providers, {proofs} proofs, {} files written",
        files.len(),
        if only_check { 0 } else { changed.len() }
    ))
}

/// Everything that is generated.
fn outputs(files: &[File]) -> Vec<Output> {
    let mut outputs = vec![
        built_in::output(files),
        worker::output(files),
        schema::output(),
        docs::output(files),
        facts::output(files),
        vectors::output(files),
    ];
    outputs.extend(npm::outputs(files));
    outputs
}

/// Base64 as RFC 4648 section 4 has it.
fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding as _;
    base64ct::Base64::encode_string(bytes)
}
