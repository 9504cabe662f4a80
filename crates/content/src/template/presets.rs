//! Templates for the rooms where people look: what their incoming webhooks take.

/// Their names.
pub const PRESETS: [&str; 3] = ["discord", "slack", "teams"];

/// A preset's template, as JSON.
pub fn preset(name: &str) -> Option<&'static str> {
    match name {
        "discord" => Some(DISCORD),
        "slack" => Some(SLACK),
        "teams" => Some(TEAMS),
        _ => None,
    }
}

/// Source: docs.discord.com/developers/resources/webhook, execute webhook: `content` of at most 2,000 characters. Nobody is mentioned,
/// whatever the event says.
const DISCORD: &str = r#"{
  "content": "**{{type}}**  `{{id}}`\n```json\n{{data | json | truncate:1500}}\n```",
  "allowed_mentions": { "parse": [] }
}"#;

/// Source: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. `<!channel>` and links of the event's own are text.
const SLACK: &str = r#"{
  "text": "{{type | slack}}",
  "blocks": [
    { "type": "section", "text": { "type": "mrkdwn", "text": "*{{type | slack}}*\n```{{data | json | slack | truncate:2800}}```" } },
    { "type": "context", "elements": [{ "type": "mrkdwn", "text": "{{id | slack}} · {{timestamp}}" }] }
  ]
}"#;

/// Source: learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using: one Adaptive Card, 28 KB at most.
const TEAMS: &str = r#"{
  "type": "message",
  "attachments": [{
    "contentType": "application/vnd.microsoft.card.adaptive",
    "content": {
      "$$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
      "type": "AdaptiveCard",
      "version": "1.4",
      "body": [
        { "type": "TextBlock", "weight": "Bolder", "size": "Medium", "wrap": true, "text": "{{type}}" },
        { "type": "FactSet", "facts": [{ "title": "Event", "value": "{{id}}" }, { "title": "Time", "value": "{{timestamp}}" }] },
        { "type": "TextBlock", "fontType": "Monospace", "wrap": true, "text": "{{data | json | truncate:5000}}" }
      ]
    }
  }]
}"#;
