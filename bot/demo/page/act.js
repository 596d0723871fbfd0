// What a person does in the emulated world: one function, one request.
import { say } from "./words.js";

/** Asks the server to let somebody act; gives its answer or throws an Error with the server's words. */
export async function act(deed) {
  const response = await fetch("/act", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(deed),
  }).catch(() => { throw new Error(say("offline")); });
  const answer = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** A blob's bytes as base64, which is how files travel in JSON. */
export async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
