import assert from "node:assert/strict";
import { test } from "node:test";
import { plainText } from "./plain-text.ts";

test("writes headings, lists, terms and addresses as lines", () => {
	const html =
		'<main id="main"><h1>办事 &amp; 指南</h1><p>见 <a href="/en/x">这里</a>。</p><ul><li>一</li><li>二</li></ul>' +
		"<dl><div><dt>部门</dt><dd>公安局</dd></div></dl><pre><code>a  b\nc</code></pre>";
	assert.equal(plainText(html), "# 办事 & 指南\n\n见 这里 </en/x>。\n- 一\n- 二\n部门\n  公安局\na  b\nc\n");
});

test("leaves out forms, drawings, hidden parts and what only scripts use", () => {
	const html =
		'<p>是</p><form><label>不</label></form><svg viewBox="0"><path d="M0"/></svg><div hidden><p>不</p></div>' +
		'<span class="dot" aria-hidden="true"></span><noscript><p>不</p></noscript><p>完</p>';
	assert.equal(plainText(html), "是\n完\n");
});

test("gives escaped markup back as the text it is", () => {
	assert.equal(plainText("<p>&lt;script&gt;&quot;&#39;</p>"), "<script>\"'\n");
});
