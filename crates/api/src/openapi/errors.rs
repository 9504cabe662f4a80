//! The page that an error's `type` leads to: every code, its status, what it means and what to do.

use signpost_api::Code;

use crate::remedies::remedy;

pub fn page() -> String {
    let mut page = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Errors of the API</title>\n\
         <h1>Errors of the API</h1>\n\
         <p>Every error is a problem document (RFC 9457): <code>code</code> never changes, <code>detail</code> and \
         <code>errors</code> say what is wrong in the request, and <code>request_id</code> is in the operator's log.</p>\n",
    );
    for code in Code::ALL {
        page.push_str(&format!(
            "<h2 id=\"{word}\"><code>{word}</code></h2>\n<p>{status}. {about}</p>\n<p>{remedy}</p>\n",
            word = code.as_str(),
            status = code.status(),
            about = text(code.about()),
            remedy = text(remedy(*code)),
        ));
    }
    page
}

/// A text with its code spans, as HTML.
fn text(words: &str) -> String {
    let mut inside = false;
    words.replace('&', "&amp;").replace('<', "&lt;").split('`').fold(String::new(), |mut html, part| {
        if !html.is_empty() || inside {
            html.push_str(if inside { "<code>" } else { "</code>" });
        }
        inside = !inside;
        html.push_str(part);
        html
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_place_on_the_page() {
        let page = page();
        for code in Code::ALL {
            assert!(page.contains(&format!("<h2 id=\"{}\">", code.as_str())));
        }
        assert_eq!(page.matches("<code>").count(), page.matches("</code>").count());
        assert_eq!(text("a `b` < c"), "a <code>b</code> &lt; c");
    }
}
