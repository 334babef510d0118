/**
 * A request that sends a file, and says how much of it is on its way: one of the older kind, because only
 * that tells.
 */
export function openUpload(
  url: string,
  type: string,
  onSending: (progress: { step: "sending"; done: number; of: number }) => void,
): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open("POST", url);
  request.setRequestHeader("Content-Type", type);
  request.upload.onprogress = ({ loaded, total }) =>
    onSending({ step: "sending", done: loaded, of: total });
  return request;
}
