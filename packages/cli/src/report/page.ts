/** Writes a report as one HTML file, which needs neither script, nor style, nor any network. */
import { createHash } from 'node:crypto';
import type { Figure, ReportDocument, Section } from './document.js';
import { jsonInScript, markup, rawHtml, type Html } from './html.js';
import { badgeOf, blockOf } from './page-blocks.js';
import { style } from './style.js';

/** The id of the element that holds the data. */
const dataId = 'data';

const styleHash = createHash('sha256').update(style).digest('base64');

// The data are not a script, so that no script has to be allowed.
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Returns the page of a report. The same report gives the same bytes. */
export function pageOf(report: ReportDocument, json: string): string {
  const { about, title, state, sentence, figures, sections } = report;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${rawHtml(style)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<p class="about"><bdi>${about}</bdi></p>
<h1><bdi>${title}</bdi></h1>
<p class="state">${badgeOf(state)}</p>
<p class="sentence"><bdi>${sentence}</bdi></p>
<ul class="figures">
${figures.map(figureOf)}</ul>
</header>
<nav aria-label="Sections">
<ul>
${sections.map(entryOf)}</ul>
</nav>
<main id="report" tabindex="-1">
${sections.map((section) => blockOf(section, 2))}</main>
<script type="application/json" id="${dataId}">
${jsonInScript(json)}</script>
</body>
</html>
`.text;
}

const figureOf = ({ value, label, section, tone }: Figure): Html =>
  markup`<li class="${tone}"><a href="#${section}"><strong>${value}</strong> ${label}</a></li>\n`;

const entryOf = ({ id, title }: Section): Html => markup`<li><a href="#${id}">${title}</a></li>\n`;
