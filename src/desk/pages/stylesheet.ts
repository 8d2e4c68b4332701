/**
 * The desk's one stylesheet, served as a file (the policy allows no inline style). Chinese fonts of
 * Windows, macOS and Linux offices in turn; the sheet follows GB/T 9704: 仿宋 text, two characters
 * of indent, 黑体 and 楷体 for the levels.
 */
export const stylesheet = /* css */ `
:root {
	--red: #a3191d;
	--ink: #22252a;
	--soft: #666b73;
	--line: #dfdcd6;
	--ground: #f5f4f1;
	--paper: #fff;
	--link: #1d4f91;
	--hei: 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif;
	--song: 'FZXiaoBiaoSong-B05S', 'SimSun', 'Songti SC', 'Noto Serif CJK SC', serif;
	--fang: 'FangSong_GB2312', 'FangSong', 'STFangsong', 'Noto Serif CJK SC', serif;
	--kai: 'KaiTi_GB2312', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC', serif;
}
* { box-sizing: border-box; }
html { font: 15px/1.6 var(--hei); color: var(--ink); background: var(--ground); }
body { margin: 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1, h2, p, dl, dd, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
.inner { max-width: 1300px; margin: 0 auto; padding: 0 24px; }
.faint { color: var(--soft); }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.print-only { display: none; }

.masthead { background: var(--paper); border-top: 4px solid var(--red); border-bottom: 1px solid var(--line); }
.masthead .inner { display: flex; align-items: center; justify-content: space-between; height: 60px; }
.masthead .name { font: 700 23px/1 var(--song); letter-spacing: 0.08em; color: var(--red); }
.masthead .name:hover { text-decoration: none; }
.sections { display: flex; gap: 26px; margin: 0 auto 0 44px; align-self: stretch; }
.sections a { display: flex; align-items: center; color: var(--ink); border-bottom: 3px solid transparent; padding-top: 3px; }
.sections a:hover { text-decoration: none; color: var(--red); }
.sections a[aria-current] { color: var(--red); font-weight: 600; border-bottom-color: var(--red); }
main { padding-top: 22px !important; padding-bottom: 48px !important; }

button { font: inherit; color: #fff; background: var(--red); border: 1px solid var(--red); border-radius: 3px; padding: 5px 20px; cursor: pointer; }
button:hover { background: #8a1317; }
button.quiet { color: var(--soft); background: none; border-color: var(--line); padding: 3px 14px; }
button.quiet:hover { color: var(--ink); border-color: var(--soft); }
button.quiet:hover, a.button.plain:hover { background: none; }
a.button { display: inline-block; color: #fff; background: var(--red); border: 1px solid var(--red); border-radius: 3px; padding: 5px 20px; }
a.button:hover { text-decoration: none; background: #8a1317; }
a.button.plain { color: var(--red); background: none; }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid #c9c5bd; border-radius: 3px; padding: 5px 9px; }
input:not([type='checkbox'], [type='radio'], [type='file']), select { height: 36px; }
textarea { display: block; width: 100%; line-height: 1.6; resize: vertical; }
textarea[readonly] { color: var(--soft); background: #faf9f7; }
input::placeholder { color: #8b8f96; }

.tabs { display: flex; flex-wrap: wrap; gap: 4px 26px; border-bottom: 1px solid var(--line); }
.tabs a { padding: 4px 2px 9px; color: var(--ink); border-bottom: 3px solid transparent; margin-bottom: -1px; }
.tabs a:hover { text-decoration: none; color: var(--red); }
.tabs a[aria-current] { color: var(--red); font-weight: 600; border-bottom-color: var(--red); }
.tabs b { font-weight: 400; font-size: 13px; color: var(--soft); font-variant-numeric: tabular-nums; }
.tabs a[aria-current] b { color: var(--red); }

.filter { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; padding: 16px 0; }
.filter label { display: flex; align-items: center; gap: 8px; }
.filter label span { color: var(--soft); white-space: nowrap; }
.filter select { max-width: 15em; }
.filter .wide { flex: 1 1 20em; max-width: 30em; }
.filter .wide input { width: 100%; }

.scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; font-size: 14px; color: #4c5058; background: #faf9f7; border-bottom: 1px solid var(--line); white-space: nowrap; }
th, td { padding: 10px 14px; vertical-align: baseline; }
td { border-bottom: 1px solid #eeece8; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: #fcfbf7; }
td.time, td.receipt, .number { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.time, td.receipt { color: #4c5058; font-size: 14px; }
td.unit { min-width: 9.8em; max-width: 13em; overflow-wrap: anywhere; }
td.vehicle { white-space: nowrap; max-width: 12em; overflow: hidden; text-overflow: ellipsis; }
td.title { min-width: 18em; overflow-wrap: anywhere; }
td.title a { font-size: 16px; }
.number { text-align: right; }

.state { display: inline-block; white-space: nowrap; font-size: 13px; line-height: 20px; padding: 0 8px; border: 1px solid; border-radius: 3px; }
.state.new { color: var(--red); background: #fdf3f2; }
.state.busy { color: #1d4f91; background: #f1f6fc; }
.state.good { color: #1f6b3a; background: #f0f8f2; }
.state.kept { color: #5a4b8a; background: #f5f3fb; }
.state.back { color: #96590a; background: #fdf6ea; }
.state.over { color: #666b73; background: #f4f4f4; }
.urgent { display: inline-block; font-size: 12px; line-height: 18px; padding: 0 4px; margin-right: 6px; color: #fff; background: #c8191e; border-radius: 2px; }

.pages { display: flex; justify-content: flex-end; gap: 20px; padding: 14px 2px; color: var(--soft); font-variant-numeric: tabular-nums; }
.empty { text-align: center; padding: 72px 20px; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.empty p:first-child { font-size: 18px; margin-bottom: 8px; }

.notice { max-width: 460px; margin: 8vh auto 0; padding: 36px 44px; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
.notice h1 { font-size: 21px; margin-bottom: 12px; }
.notice p { margin-bottom: 10px; }
.notice p:last-child { margin-bottom: 0; font-size: 13px; }
.login label { display: block; margin: 14px 0 16px; }
.login label span { display: block; margin-bottom: 6px; }
.login input { width: 100%; }
.login button { width: 100%; height: 38px; margin-bottom: 16px; letter-spacing: 0.3em; }
.alert { padding: 9px 14px; margin-bottom: 14px; color: #7c2d12; background: #fdf3e7; border: 1px solid #efcfa4; border-radius: 4px; }

.crumb { margin-bottom: 12px; }
.item { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 22px; align-items: start; }
.sheet { background: var(--paper); border: 1px solid var(--line); border-radius: 2px; padding: 64px 76px 52px; min-height: 720px; box-shadow: 0 1px 3px rgb(0 0 0 / 5%); }
.sheet h1 { font: 700 27px/1.5 var(--song); text-align: center; text-wrap: balance; margin-bottom: 30px; overflow-wrap: anywhere; }
.text { font: 18.5px/1.95 var(--fang); overflow-wrap: anywhere; text-align: justify; }
.text p { text-indent: 2em; }
.text .level-1 { font-family: 'SimHei', var(--hei); }
.text .level-2 { font-family: var(--kai); }
.signature { font: 18.5px/1.95 var(--fang); text-align: right; padding-right: 2em; margin-top: 1.6em; }
.foot { display: flex; flex-wrap: wrap; gap: 2px 26px; margin-top: 34px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 14px; color: #4c5058; }

.card { background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 16px 20px; margin-bottom: 14px; font-size: 14px; }
.card h2 { font-size: 14px; font-weight: 600; color: var(--soft); letter-spacing: 0.1em; margin-bottom: 8px; }
.receipt-no { font-size: 20px; font-weight: 600; color: var(--red); font-variant-numeric: tabular-nums; margin-bottom: 8px; }
.card dl > div { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); padding: 3px 0; }
.card dt { color: var(--soft); overflow-wrap: anywhere; }
.card dd { white-space: pre-line; overflow-wrap: anywhere; }
.over-limit { color: #c8191e; font-weight: 600; }
.digest { margin-top: 10px; padding-top: 8px; border-top: 1px dashed var(--line); font-size: 12px; line-height: 1.5; color: #8b8f96; overflow-wrap: anywhere; }
.notes li { padding: 3px 0; overflow-wrap: anywhere; }
.revisions li { display: grid; grid-template-columns: auto 1fr; gap: 0 14px; padding: 5px 0; }
.revisions li[aria-current] a { font-weight: 600; color: var(--ink); }
.revisions .faint { grid-column: 2; font-size: 13px; }
.history li { position: relative; padding: 0 0 12px 18px; }
.history li:last-child { padding-bottom: 2px; }
.history li::before { content: ''; position: absolute; left: 0; top: 7px; width: 7px; height: 7px; border-radius: 50%; background: #c9c5bd; }
.history li:first-child::before { background: var(--red); }
.history li:not(:last-child)::after { content: ''; position: absolute; left: 3px; top: 17px; bottom: -4px; width: 1px; background: var(--line); }
.history b { display: block; font-weight: 600; }
.history .faint { font-size: 13px; }
.history q { display: block; quotes: none; margin-top: 3px; padding: 5px 10px; background: #faf9f7; border-left: 3px solid var(--line); overflow-wrap: anywhere; }

.history .code { display: inline-block; font-size: 13px; line-height: 20px; padding: 0 7px; margin: 2px 0 0 8px; color: #96590a; background: #fdf6ea; border-radius: 3px; }
.alert ul { margin-top: 4px; list-style: disc inside; }
.alert a { text-decoration: underline; }
.alert.calm { color: #1d4f91; background: #f1f6fc; border-color: #c9dcf1; }
.views { margin-bottom: 14px; }
.views a { padding-top: 0; }

.acts { display: flex; flex-wrap: wrap; gap: 8px; }
.acts .quiet { padding: 5px 14px; }
.moves { margin-top: 12px; padding-top: 12px; border-top: 1px dashed var(--line); }
.actor { display: flex; align-items: center; gap: 8px; }
.actor span { color: var(--soft); white-space: nowrap; }
.actor input { flex: 1 1 6em; min-width: 0; }
.moves .actor { margin-bottom: 10px; }
.card-foot { margin-top: 6px; }

mark { color: inherit; background: #fff3c9; border-bottom: 2px solid #e2b007; }
.mark-number { display: inline-block; min-width: 18px; font: 600 12px/18px var(--hei); text-align: center; text-indent: 0; color: #fff; background: #b07d00; border-radius: 9px; }
a.mark-number { vertical-align: super; margin: 0 2px; padding: 0 5px; }
li:target, .text a:target { outline: 2px solid #e2b007; outline-offset: 4px; border-radius: 3px; }
.comments > li { padding: 10px 0 12px; border-bottom: 1px solid #eeece8; }
.comments > li:first-child { padding-top: 2px; }
.comments > li:last-child { border-bottom: 0; padding-bottom: 0; }
.comment-head { display: flex; align-items: center; gap: 8px; }
.done { margin-left: auto; font-size: 13px; line-height: 20px; padding: 0 8px; color: #1f6b3a; background: #f0f8f2; border: 1px solid; border-radius: 3px; }
blockquote { margin: 6px 0; padding: 2px 10px; border-left: 3px solid #e2b007; overflow-wrap: anywhere; max-height: 8em; overflow: auto; }
blockquote a { color: inherit; }
.note { padding: 3px 0; overflow-wrap: anywhere; }
.note .words { display: block; white-space: pre-line; }
.note .faint { font-size: 13px; }
.note.unit { margin-left: 14px; padding: 5px 10px; background: #f1f6fc; border-radius: 3px; }
.comments details { margin-top: 4px; }
summary { color: var(--link); cursor: pointer; width: max-content; }
.comments form { margin-top: 6px; }
.reply-foot { display: flex; gap: 10px; margin-top: 8px; }
.check { display: flex; align-items: center; gap: 6px; margin-top: 6px; }

.work { position: sticky; top: 14px; max-height: calc(100vh - 28px); overflow: auto; }
.work .card { margin-bottom: 0; }
.act h2 { font-size: 18px; color: var(--ink); letter-spacing: 0; }
.act .hint { color: var(--soft); margin-bottom: 10px; }
.field { display: block; margin-bottom: 10px; }
.field > span { display: block; color: var(--soft); margin-bottom: 3px; }
.field input, .field select { width: 100%; }
.act > .actor { margin: 4px 0 14px; }
.comment-row { border: 1px solid var(--line); border-left: 3px solid #e2b007; border-radius: 3px; padding: 10px 12px 4px; margin: 0 0 10px; min-width: 0; }
.comment-row .remove { margin-bottom: 8px; padding: 1px 10px; }
body:not(.with-script) .scripted { display: none; }
#add-comment { margin-bottom: 14px; }
#pick-passage { position: absolute; z-index: 2; padding: 3px 14px; box-shadow: 0 2px 6px rgb(0 0 0 / 25%); }
[hidden] { display: none !important; }

.bar { margin-bottom: 16px; }
.sheet-form { max-width: 760px; margin: 0 auto; padding: 28px 36px 32px; font-size: 15px; }
.sheet-form h1 { font-size: 20px; margin-bottom: 18px; }
.sheet-form .field { margin-bottom: 16px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 0 20px; }
.choice { border: 0; margin: 0 0 16px; padding: 0; min-width: 0; }
.choice legend { padding: 0; color: var(--soft); margin-bottom: 3px; }
.choice label { display: block; padding: 2px 0; }
.units { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 0 16px; max-height: 260px; overflow: auto; margin: 4px 0 0 22px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 3px; }
.units label { overflow-wrap: anywhere; }
.call { padding: 24px 28px; }
.call h1 { font-size: 20px; line-height: 1.5; overflow-wrap: anywhere; }
.call .words { margin-top: 10px; font-size: 15px; white-space: pre-line; overflow-wrap: anywhere; }
td.title p + p { margin-top: 4px; }

.editing label { display: block; margin-bottom: 18px; }
.editing label > span { display: block; color: var(--soft); margin-bottom: 6px; }
.edit-title { font: 700 22px/1.5 var(--song); }
.edit-body { font: 18px/1.9 var(--fang); min-height: 560px; field-sizing: content; }
.compared ins { text-decoration: none; color: #14532d; background: #d7f2de; border-bottom: 2px solid #3f9a5b; }
.compared del { color: #8a1317; background: #fce4e3; }
.legend { font-size: 14px; margin: -34px 0 24px; color: var(--soft); }
.attachments { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 18px; margin-top: 34px; }
figure { margin: 0; }
figure img { display: block; width: 100%; max-height: 320px; object-fit: contain; background: #f4f3f0; border: 1px solid var(--line); }
figcaption { font-size: 14px; margin-top: 6px; overflow-wrap: anywhere; }
figcaption .file { display: block; font-size: 13px; }

@media (max-width: 960px) {
	.work { position: static; max-height: none; }
	.item { grid-template-columns: minmax(0, 1fr); }
	.sheet { padding: 36px 26px; min-height: 0; }
	.inner { padding: 0 14px; }
	.sections { margin-left: 20px; gap: 16px; }
}

@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
	html { background: none; font-size: 10.5pt; }
	.masthead, .filter, .tabs, .pages, .crumb, aside, .alert a, a.mark-number { display: none; }
	mark { background: none; border: 0; }
	.inner { max-width: none; padding: 0 !important; }
	.item { display: block; }
	.sheet { border: 0; box-shadow: none; padding: 0; min-height: 0; }
	.sheet h1 { font-size: 22pt; }
	.text, .signature { font-size: 16pt; line-height: 28pt; }
	.scroll { border: 0; overflow: visible; }
	.print-only { display: block; margin-top: 24pt; color: #444; }
	table { font-size: 9pt; }
	th, td { padding: 4pt 5pt; }
	td.title a { font-size: inherit; color: inherit; }
	tr, .foot { break-inside: avoid; }
}
`;
