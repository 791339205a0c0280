/** The look of a report. The page says the same without it. */
import { filters, tones } from './badges.js';
import { schemes, variablesOf } from './colours.js';

const toneRules = tones
  .map((tone) => `.${tone}{--tone:var(--${tone}-text);--soft:var(--${tone}-soft)}`)
  .join('\n');

/** A filter shows the rows of one badge, and opens what is folded around them. */
const filterRules = filters
  .map(({ name }) => {
    const chosen = `.filter:has(#show-${name}:checked)`;
    return `${chosen}~:is(section,table) tr[class]:not(.is-${name}),
${chosen}~section:not(.is-${name}),
${chosen}~section .fold:not(.is-${name}){display:none}
@supports selector(::details-content){
${chosen}~section .fold::details-content{content-visibility:visible;block-size:auto}
${chosen}~section .fold>summary{display:none}
}`;
  })
  .join('\n');

/** The style sheet. */
export const style = `
:root{color-scheme:light dark;${variablesOf(schemes.light)}}
@media (prefers-color-scheme:dark){:root{${variablesOf(schemes.dark)}}}
${toneRules}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:2rem clamp(1rem,4vw,3rem) 4rem;max-width:84rem;background:var(--background);
color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;inset-inline-start:-100vw;background:var(--background);padding:.5rem 1rem}
.skip:focus{inset:.5rem auto auto .5rem;z-index:1}
h1,h2,h3,h4{line-height:1.25;font-weight:650;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.2rem + 1.6vw,2.25rem);margin:.1rem 0 .6rem;letter-spacing:-.01em}
h2{font-size:1.35rem;margin:0 0 .75rem}
h3{font-size:1.1rem;margin:0 0 .6rem}
h4{font-size:1rem;margin:1rem 0 .5rem}
p,ul,dl{margin:.5rem 0}
p,li{max-width:72ch}
.about{margin:0;color:var(--quiet);font-size:.9rem;letter-spacing:.02em}
.state{margin:0 0 .75rem}
.state .badge{font-size:1rem;padding:.2rem .8rem}
.sentence{font-size:1.2rem;line-height:1.45;max-width:60ch}
.figures{list-style:none;padding:0;margin:1.5rem 0 2rem;display:grid;gap:.75rem;
grid-template-columns:repeat(auto-fill,minmax(min(8.5rem,100%),1fr))}
.figures a{display:block;height:100%;padding:.75rem .9rem;border:1px solid var(--line);border-radius:.5rem;
border-block-start:4px solid var(--tone);color:var(--quiet);text-decoration:none;font-size:.9rem;line-height:1.3}
.figures a:hover{background:var(--soft)}
.figures strong{display:block;font-size:1.75rem;line-height:1.2;font-weight:650;color:var(--tone);
font-variant-numeric:tabular-nums}
nav{display:none}
main:focus{outline:none}
main>section{padding-block:2rem;border-block-start:1px solid var(--line)}
section section{margin-block:1rem;padding:1rem 1.15rem;border:1px solid var(--line);border-radius:.5rem}
section section section{border:0;padding:0}
table{border-collapse:collapse;width:100%;margin:.75rem 0;font-size:.95rem;line-height:1.45}
caption{text-align:start;color:var(--quiet);font-size:.9rem;padding-block-end:.4rem}
th,td{padding:.55rem .9rem .55rem 0;text-align:start;vertical-align:top;border-block-end:1px solid var(--line)}
th:last-child,td:last-child{padding-inline-end:0}
td{min-width:4.5rem}
thead th{overflow-wrap:normal;color:var(--quiet);font-size:.85rem;font-weight:600;border-block-end-width:2px}
tbody th{font-weight:600;min-width:9rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
pre{background:var(--raised);border:1px solid var(--line);border-radius:.4rem;padding:.75rem .9rem;margin:.35rem 0 .75rem;
line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere}
.badge{display:inline-block;padding:.05rem .55rem;border-radius:1rem;border:1px solid;background:var(--soft);
color:var(--tone);font-size:.85rem;font-weight:600;white-space:nowrap}
main>section:has(>h2+.clear:last-child){display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;padding-block:1rem}
.clear+.clear,h2+.clear:last-child{margin:0}
h2:has(+.clear:last-child){font-size:1.1rem;margin:0}
.clear{color:var(--quiet)}
.clear span{color:var(--good-text);font-weight:650}
.label,.none,dt{color:var(--quiet)}
.label{margin-block:.75rem .25rem;font-size:.9rem}
.none{font-style:italic}
dl{display:flex;flex-wrap:wrap;gap:.5rem 2rem}
dt{font-size:.85rem}
dd{margin:0}
.value{white-space:pre-wrap}
details.value{white-space:normal}
summary{cursor:pointer;padding:.15rem 0}
.fold>summary{color:var(--link);font-weight:600}
.filter{border:0;margin:1rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.4rem 1.1rem}
.filter legend{float:inline-start;padding:0;margin-inline-end:1.1rem;font-weight:600}
.filter label{display:inline-flex;align-items:center;gap:.4rem;min-height:1.75rem}
.filter input{margin:0;width:1.1rem;height:1.1rem;accent-color:var(--link)}
@media screen{
${filterRules}
}
@media screen and (min-width:68rem){
body{display:grid;grid-template-columns:12.5rem minmax(0,1fr);column-gap:3rem}
header{grid-column:1/-1}
nav{display:block;position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow-y:auto;
padding-block-start:2rem;font-size:.9rem}
nav ul{list-style:none;margin:0;padding:0;border-inline-start:2px solid var(--line)}
nav a{display:block;padding:.3rem .9rem;color:var(--quiet);text-decoration:none}
nav a:hover{color:var(--link);text-decoration:underline}
main{min-width:0}
}
@media screen and (max-width:47.99rem){
body{padding-block-start:1.25rem}
table,caption,tbody,tr,tbody th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:.6rem 0;border-block-end:1px solid var(--line)}
th,td{border:0;padding:.15rem 0}
td::before{content:attr(data-label) ": ";color:var(--quiet)}
details.value{display:inline}
section section{padding:.85rem .9rem}
.figures{grid-template-columns:repeat(auto-fill,minmax(min(6.5rem,100%),1fr));gap:.5rem}
}
@media print{
@page{margin:14mm}
:root{color-scheme:light;${variablesOf(schemes.light)}}
html{font-size:9.5pt}
body{max-width:none;padding:0}
.skip,nav,.filter{display:none}
main>section{padding-block:1rem}
.figures{grid-template-columns:repeat(4,1fr);gap:.4rem;margin:1rem 0}
.figures a{padding:.4rem .6rem}
.figures strong{font-size:1.3rem}
details::details-content{display:block;content-visibility:visible;block-size:auto}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
thead{display:table-header-group}
th,td{min-width:0;padding-inline-end:.6rem}
tbody th{min-width:7rem}
details.value>summary{display:none}
tr,h2,h3,dl,.figures li{break-inside:avoid}
h2,h3,caption,summary{break-after:avoid}
a{color:inherit;text-decoration:none}
}
`;
