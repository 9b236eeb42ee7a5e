<!DOCTYPE html>
<html lang='zh-CN'><head><meta charset='utf-8'><title>临江省清水江保护条例_河阳市人民政府门户网站</title></head>
<body><table width=980><tr><td><a href="0.htm"><font size=2>首页</font></a></td><td><a href="1.htm"><font size=2>走进河阳</font></a></td><td><a href="2.htm"><font size=2>政务公开</font></a></td><td><a href="3.htm"><font size=2>办事服务</font></a></td><td><a href="4.htm"><font size=2>互动交流</font></a></td><td><a href="5.htm"><font size=2>数据开放</font></a></td><td><a href="6.htm"><font size=2>专题专栏</font></a></td><td><a href="7.htm"><font size=2>无障碍浏览</font></a></td><td><a href="8.htm"><font size=2>繁体</font></a></td><td><a href="9.htm"><font size=2>English</font></a></td></tr></table><table width=980><tr><td width=200 valign=top><a href="/s0.htm">市发展改革委</a><br><a href="/s1.htm">市教育局</a><br><a href="/s2.htm">市科技局</a><br><a href="/s3.htm">市公安局</a><br><a href="/s4.htm">市民政局</a><br><a href="/s5.htm">市司法局</a><br><a href="/s6.htm">市财政局</a><br><a href="/s7.htm">市人力资源社会保障局</a></td><td valign=top><h1 class="title">临江省清水江保护条例</h1>
<p class="centre">（2023年9月27日临江省第十三届人民代表大会常务委员会第六次会议通过）</p>
<h2 class="h1">第一章 总则</h2>
<p class="p">第一条 为了加强清水江流域生态环境保护，促进资源合理利用，维护生态安全，根据有关法律、行政法规，结合本省实际，制定本条例。</p>
<p class="p">第二条 在本省行政区域内清水江流域从事生产、生活和其他活动，应当遵守本条例。</p>
<p class="p">第三条 清水江保护坚持统筹协调、科学规划、系统治理、共同保护的原则。</p>
<p class="p">第四条 省人民政府统一领导清水江保护工作。省生态环境主管部门负责水污染防治的监督管理，省水行政主管部门负责水资源的节约和保护。</p>
<h2 class="h1">第二章 规划与管控</h2>
<p class="p">第五条 省发展改革主管部门应当会同流域五市人民政府编制清水江保护规划，报省人民政府批准后实施。</p>
<p class="p">第六条 清水江干流岸线一公里范围内，禁止下列行为：</p>
<p class="p">（一）新建、扩建化工园区和化工项目；</p>
<p class="p">（二）倾倒、填埋固体废物；</p>
<p class="p">（三）擅自采砂、取土、采石；</p>
<p class="p">（四）法律、法规禁止的其他行为。</p>
<p class="p">第七条 每年七月一日为清水江保护日。</p>
<h2 class="h1">第三章 法律责任</h2>
<p class="p">第八条 违反本条例第六条第三项规定的，由县级以上人民政府水行政主管部门责令停止违法行为，没收违法所得，并处五万元以上二十万元以下的罚款；构成犯罪的，依法追究刑事责任。</p>
<p class="p">第九条 国家机关工作人员在清水江保护工作中玩忽职守、滥用职权的，依法给予处分。</p>
<h2 class="h1">第四章 附则</h2>
<p class="p">第十条 本条例自2024年1月1日起施行。2008年3月28日通过的《临江省清水江管理办法》同时废止。</p><p align=center><a href="javascript:window.close()">关闭窗口</a></p></td></tr></table><table width=980><tr><td align=center>主办：河阳市人民政府办公室　承办：河阳市数据局　网站标识码：0000000000　临ICP备00000000号　联系我们　网站地图</td></tr></table></body></html>
