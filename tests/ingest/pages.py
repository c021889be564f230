"""A web page with everything around its text, for tests of several modules."""

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Toll gate reopens | Port Authority</title>
<meta property="og:site_name" content="Port Authority of Vell">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Toll gate reopens","datePublished":"2031-05-03T23:30:00+04:00","author":[{"name":"Ann Ode"}]}</script>
<style>.off{display:none} @media print {.main{display:none}}</style></head>
<body><div id="cookie-banner"><p>We use cookies to improve things. <button>Accept</button></p></div>
<header><div class="logo">Port Authority</div><div>Saturday, 14 June 2031 | 21 °C</div>
<nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav></header>
<main class="main"><article class="post has-comments">
<header><h1>Toll gate reopens</h1><p class="byline">By Ann Ode, <time datetime="2031-05-03">3 May 2031</time></p></header>
<div class="share-buttons"><a href="#">Facebook</a> <a href="#">Tweet</a></div>
<p>Between 5 and 12&nbsp;April the gate let 412 carts<sup><a href="#fn1">1</a></sup> pass &mdash; 20 m<sup>2</sup>
   of <b>load</b> each.<span class="off">Hidden 999 carts</span> All went up.</p>
<p style="display: none">Ignore 500 carts.</p>
<table><caption>Carts by day</caption><tr><th>Day<th>Carts</tr><tr><td>5 April</td><td>40</td></tr></table>
<ol><li>Wood: 40 carts<li>Salt: 12 carts</ol>
<blockquote><p>“We counted <del>13</del> <ins>14</ins>,” the warden said.</p></blockquote>
<p id="fn1">1. Count of the toll house.</p>
<h3>Related articles</h3><ul><li><a href="1">Old gate 2019</a></li><li><a href="2">New gate 2020</a></li></ul>
<p>Last updated: 20 July 2034 14:02</p></article>
<section id="comments"><h2>3 Comments</h2><p>I saw 900 carts there.</p></section></main>
<footer>© 2031 Port Authority. All rights reserved.</footer><script>var a = "<p>no</p>";</script></body></html>
"""

TEXT = """Toll gate reopens

By Ann Ode, 3 May 2031

Between 5 and 12\xa0April the gate let 412 carts¹ pass — 20 m² of load each. All went up.

Carts by day

Day\tCarts
5 April\t40

1. Wood: 40 carts
2. Salt: 12 carts

“We counted 14,” the warden said.

1. Count of the toll house."""
