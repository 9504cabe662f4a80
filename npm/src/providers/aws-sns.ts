// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Amazon SNS. */
export const awsSns: Row & { readonly name: "aws-sns" } = {"event_type":{"field":"Type"},"id":{"field":"MessageId"},"name":"aws-sns","signature":{"algorithm":"rsa_sha256","encoding":"base64","from":{"field":"Signature"},"keys":{"form":"certificate","named_by":{"field":"SigningCertURL"},"url":"https://sns.*.amazonaws.com/SimpleNotificationService-*.pem"},"signed":"{lines:Message,MessageId,Subject,SubscribeURL,Timestamp,Token}TopicArn\n{secret}\n{lines:Type}"},"timestamp":{"from":{"field":"Timestamp"},"tolerance_s":3900,"unit":"iso8601"}};
