// The page is whole without this: it lets go of numbers that have expired, and reads aloud with a voice of this phone.
const today = new Date().toISOString().slice(0, 10);
for (const card of document.querySelectorAll("[data-until]")) if (card.dataset.until < today) card.remove();
for (const help of document.querySelectorAll(".help")) if (!help.querySelector("li")) help.remove();

if ("speechSynthesis" in window) {
  const speech = window.speechSynthesis, words = document.body.dataset;
  const own = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  let speaking = null;
  const quiet = () => {
    speech.cancel();
    if (speaking) speaking.textContent = words.listen;
    speaking = null;
  };
  const offer = () => {
    const voices = speech.getVoices().filter((voice) => voice.localService);
    for (const said of document.querySelectorAll(".said:not(:has(button))")) {
      const text = said.querySelector("p:last-of-type");
      const voice = text.lang && voices.find((one) => own(one.lang) === own(text.lang));
      if (!voice) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words.listen;
      button.addEventListener("click", () => {
        const mine = speaking === button;
        quiet();
        if (mine) return;
        const told = new SpeechSynthesisUtterance(text.innerText);
        told.voice = voice;
        told.lang = voice.lang;
        told.onend = () => speaking === button && quiet();
        speaking = button;
        button.textContent = words.stop;
        speech.speak(told);
      });
      said.append(button);
    }
  };
  speech.addEventListener("voiceschanged", offer);
  window.addEventListener("pagehide", quiet);
  offer();
}
