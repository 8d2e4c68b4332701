/**
 * The desk's one script, served as a file: on the page of a return, picks the selected passage for a
 * comment. Without it the form works by quotes copied by hand. Offsets are UTF-16 units of the body:
 * each paragraph tells in `data-from` where it begins.
 */
export const passagePicker = /* js */ `
'use strict';
(() => {
	const text = document.querySelector('.text');
	const rows = document.getElementById('comment-rows');
	if (!text || !rows) return;
	document.body.classList.add('with-script');

	const field = (row, name) => row.querySelector('[name="' + name + '"]');
	const isEmpty = (row) => field(row, 'quote').value === '' && field(row, 'text').value === '';
	const blank = rows.querySelector('.comment-row').cloneNode(true);
	for (const name of ['from', 'to', 'quote', 'text']) field(blank, name).value = '';

	const close = document.createElement('button');
	close.type = 'button';
	close.className = 'quiet remove';
	close.textContent = '删去';
	blank.append(close);
	field(blank, 'quote').closest('label').firstElementChild.textContent = '原文';
	for (const row of rows.querySelectorAll('.comment-row'))
		if (isEmpty(row)) row.remove();
		else row.append(close.cloneNode(true));

	function addRow(passage) {
		const row = blank.cloneNode(true);
		const whole = passage === undefined;
		field(row, 'quote').closest('label').hidden = whole;
		field(row, 'quote').readOnly = true;
		if (!whole) for (const name of ['from', 'to', 'quote']) field(row, name).value = passage[name];
		rows.append(row);
		row.scrollIntoView({ block: 'nearest' });
		field(row, 'text').focus();
	}

	/** The part of a paragraph that is selected: its offsets and words; undefined if none is. */
	function partOf(paragraph, selected) {
		if (!selected.intersectsNode(paragraph)) return undefined;
		const part = document.createRange();
		part.selectNodeContents(paragraph);
		const lead = part.cloneRange();
		if (paragraph.contains(selected.startContainer))
			part.setStart(selected.startContainer, selected.startOffset);
		if (paragraph.contains(selected.endContainer))
			part.setEnd(selected.endContainer, selected.endOffset);
		lead.setEnd(part.startContainer, part.startOffset);
		const words = part.toString();
		const from = Number(paragraph.dataset.from) + lead.toString().length;
		return words === '' ? undefined : { from, to: from + words.length, words };
	}

	function selectedPassage() {
		const selection = getSelection();
		if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
		const range = selection.getRangeAt(0);
		const parts = [...text.querySelectorAll('p')]
			.map((paragraph) => partOf(paragraph, range))
			.filter((part) => part !== undefined);
		if (parts.length === 0) return undefined;
		const quote = parts.map(({ words }) => words).join('\\n');
		if (quote.trim() === '') return undefined;
		return { from: parts[0].from, to: parts[parts.length - 1].to, quote, range };
	}

	const pick = document.createElement('button');
	pick.type = 'button';
	pick.id = 'pick-passage';
	pick.textContent = '写意见';
	pick.hidden = true;
	document.body.append(pick);

	document.addEventListener('selectionchange', () => {
		const passage = selectedPassage();
		pick.hidden = passage === undefined;
		if (passage === undefined) return;
		const boxes = passage.range.getClientRects();
		const box = boxes[boxes.length - 1] ?? passage.range.getBoundingClientRect();
		pick.style.left = Math.min(box.right + scrollX, document.body.clientWidth - 96) + 'px';
		pick.style.top = box.bottom + scrollY + 4 + 'px';
	});
	// Pressing the button must not end the selection.
	pick.addEventListener('mousedown', (event) => event.preventDefault());
	pick.addEventListener('click', () => {
		const passage = selectedPassage();
		if (passage === undefined) return;
		addRow(passage);
		pick.hidden = true;
	});
	document.getElementById('add-comment').addEventListener('click', () => addRow());
	rows.addEventListener('click', (event) => {
		if (event.target.classList.contains('remove')) event.target.closest('.comment-row').remove();
	});
})();
`;
