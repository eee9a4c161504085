// Looks at pages in a real Chromium: `node look.mjs` reads {chromium, pages: [{name, url}]} and answers in JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import lighthouse from "lighthouse";
import { throttling } from "lighthouse/core/config/constants.js";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const lightPhone = throttling.mobileSlow4G;
const phone = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const narrow = { ...phone, width: 320, height: 640 };

async function opened(browser, url, viewport) {
  const page = await browser.newPage();
  const sizes = {}, asked = [], complaints = [], reading = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    reading.push(response.buffer().then((data) => { sizes[kind] = (sizes[kind] ?? 0) + data.length; }, () => {}));
  });
  await page.setViewport(viewport);
  await page.goto(url, { waitUntil: "networkidle0" });
  await Promise.all(reading);
  return { page, sizes, asked, complaints };
}

async function accessible(page) {
  await page.setBypassCSP(true);
  await page.reload({ waitUntil: "networkidle0" });
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), wcag);
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
}

// Every sound of the page, played for a moment: how long it is, or why it does not play.
async function heard(page) {
  return page.$$eval("audio", (all) => Promise.all(all.map(async (one) => {
    try {
      one.muted = true;
      await one.play();
      await new Promise((done) => { if (one.currentTime > 0) done(); else one.ontimeupdate = () => one.currentTime > 0 && done(); });
      one.pause();
      return one.duration;
    } catch (problem) {
      return String(problem);
    }
  })));
}

async function looked(browser, url) {
  const { page, sizes, asked, complaints } = await opened(browser, url, phone);
  const pictures = await page.$$eval("img", (all) => all.filter((one) => one.complete && one.naturalWidth).length);
  const received = { ...sizes }, requests = [...asked];
  const sounds = await heard(page);
  const axeFound = await accessible(page);
  await page.close();
  const thin = await opened(browser, url, narrow);
  const reach = await thin.page.evaluate(() => document.documentElement.scrollWidth);
  await thin.page.close();
  return { sizes: received, asked: requests, complaints, pictures, heard: sounds, axe: axeFound, reach, ...(await judged(browser, url)) };
}

// A phone of the middle is four times as slow as a quick machine. Beside other tests this one is not quick:
// whoever fails is judged again, slowed down from what the machine was found to do.
const quick = 4, phoneIndex = 400, enough = 95, tries = 3;

async function judged(browser, url) {
  let slower = quick;
  for (let left = tries; ; left--) {
    const page = await browser.newPage();
    const { lhr } = await lighthouse(url, { output: "json" }, {
      extends: "lighthouse:default",
      settings: {
        onlyCategories: ["performance", "accessibility", "best-practices"],
        throttling: { ...lightPhone, cpuSlowdownMultiplier: slower },
      },
    }, page);
    await page.close();
    const scores = Object.fromEntries(Object.values(lhr.categories).map((one) => [one.id, Math.round(one.score * 100)]));
    const low = Object.values(lhr.audits).filter((one) => one.score !== null && one.score < 0.9).map((one) => one.id);
    if (left === 1 || Math.min(...Object.values(scores)) >= enough) return { scores, low, slower, machine: lhr.environment.benchmarkIndex };
    slower = Math.max(1, Math.min(quick, lhr.environment.benchmarkIndex / phoneIndex));
  }
}

const wanted = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath: wanted.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic"],
});
try {
  const answer = {};
  for (const { name, url } of wanted.pages) answer[name] = await looked(browser, url);
  process.stdout.write(JSON.stringify(answer));
} finally {
  await browser.close();
}
