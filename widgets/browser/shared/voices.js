/** Which of a browser's voices may read French aloud. Values only: nothing of the page. */

/**
 * France's French comes first, then the voice that the device prefers. Speech Dispatcher offers a hundred disguises
 * of each voice, « French (France)+whisper »: the plain one comes before them.
 */
const fit = ({ name, lang, default: own }) =>
  (/^fr[-_]FR$/i.test(lang) ? 4 : 0) + (own ? 2 : 0) + (name.includes("+") ? 0 : 1);

/**
 * The voice to read with.
 *
 * @param {SpeechSynthesisVoice[]} voices
 * @returns {{voice: SpeechSynthesisVoice, lang: string, remote: boolean} | undefined} `lang` goes with the voice,
 *   since some browsers look at nothing else; `remote`: the browser has none of which it says that it works on the
 *   device, so that what is read may leave it
 */
export function frenchVoice(voices) {
  const french = voices.filter(({ lang }) => /^fr([-_]|$)/i.test(lang));
  const local = french.filter(({ localService }) => localService);
  const [voice] = (local.length ? local : french).sort((one, other) => fit(other) - fit(one));
  return voice && { voice, lang: voice.lang.replace("_", "-"), remote: !voice.localService };
}

/**
 * Where the sentences of a text begin and end: short utterances are never cut off, and can be shown one by one.
 *
 * @param {string} text
 * @returns {[number, number][]}
 */
export function sentences(text) {
  const found = [...text.matchAll(/\S.*?(?:[.!?…]+(?=\s|$)|(?=\s*$))/gs)];
  // A sign alone after French spaces (« Pourquoi ? », « … ») belongs to what precedes it.
  return found.filter(([sentence]) => /[\p{L}\p{N}]/u.test(sentence)).map((match) => [match.index, match.index + match[0].length]);
}
